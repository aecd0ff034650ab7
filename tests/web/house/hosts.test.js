// The table of tests/hosts/README.md names every host that is tested, with the versions that are installed.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hosts } from '../../hosts/hosts.js';
import { HOSTS } from '../../../web/src/snippets/index.js';

const readme = readFileSync(new URL('../../hosts/README.md', import.meta.url), 'utf8');

describe('the table of hosts', () => {
  it.each(hosts)('has a row for $id', ({ id, packages = {} }) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${id}\``));
    expect(row).toBeDefined();
    for (const [name, version] of Object.entries({ ...packages.npm, ...packages.python })) {
      expect(row).toContain(version);
      // The cell of the host names what is called as the host is.
      if (Object.keys({ ...packages.npm, ...packages.python }).length > 1) {
        expect(row).toContain(`${name} ${version}`);
      }
    }
  });

  it('leaves no host of the page unmentioned', () => {
    const tested = new Set(hosts.map(({ id, snippets = id }) => snippets));
    const rest = HOSTS.filter(({ id }) => !tested.has(id));
    const words = readme.slice(readme.indexOf('## What is not tested'));
    for (const { name } of rest) expect(words).toContain(name.split(',')[0]);
  });
});
