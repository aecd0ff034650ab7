// The type check looks away only at the borders that web/README.md lists.

import { describe, expect, it } from 'vitest';
import { suppressions } from '../../scripts/suppressions.js';
import { tableBelow } from '../../scripts/tables.js';

describe('suppressed types', () => {
  it('are exactly those of the table of borders', () => {
    const listed = tableBelow('web/README.md', 'Borders').map(([file, count]) => [
      file,
      Number(count),
    ]);
    expect(listed).toEqual([...suppressions()]);
  });
});
