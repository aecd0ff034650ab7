// What it takes to add something: the diffs are those of this repository, and as short as promised.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { additions } from '../../house/additions.js';
import { additionDiff, diffFile, diffFolder, touchedBy } from '../../scripts/house-diffs.js';
import { tableBelow } from '../../scripts/tables.js';

describe('the diffs of tests/house', () => {
  it.each(additions.map((addition) => [addition.id, addition]))('%s is current', (_, addition) => {
    expect(readFileSync(path.join(root, diffFile(addition)), 'utf8')).toBe(additionDiff(addition));
  });

  it.each(additions.map(({ id, touches, ...rest }) => [id, touches, rest]))(
    '%s touches %i files',
    (_, touches, addition) => {
      expect(touchedBy(addition)).toBe(touches);
    },
  );

  it('leave out only files that are there', () => {
    const generated = additions.flatMap((addition) => addition.generated ?? []);
    expect(generated.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('are the ones that tests/README.md links to, with their numbers of files', () => {
    const rows = tableBelow('tests/README.md', 'What it takes to add something');
    expect(rows).toEqual(
      additions.map(({ kind, example, touches, generated, id }) => [
        kind,
        generated ? `${touches}, and ${generated.length} generated` : String(touches),
        `[${example}](house/diffs/${id}.diff)`,
      ]),
    );
    const files = readdirSync(path.join(root, diffFolder)).sort();
    expect(files).toEqual(additions.map(({ id }) => `${id}.diff`).sort());
  });
});
