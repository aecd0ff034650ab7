// The quick part of `npm run test:hosts`: a page by hand and one by pandoc, with the snippets of the page.

import { expect, it } from 'vitest';
import { host as html } from '../../hosts/html/host.js';
import { host as pandoc } from '../../hosts/pandoc/host.js';
import { readHosts } from '../../hosts/read-hosts.js';

// That figures wait where nobody sees them takes a while to see; once is enough.
/** @type {(host: import('../../hosts/hosts.js').Host, long: ('iframe' | 'element')[]) => object} */
const quick = ({ notes: [first], ...host }, long) => ({ ...host, notes: [{ ...first, long }] });

it('shows figures in notes that come from elsewhere', async () => {
  const passed = [];
  const failed = [];
  await readHosts([quick(html, ['element']), quick(pandoc, [])], async (name, check) => {
    const problem = await check().then(
      () => null,
      (error) => error.message,
    );
    if (problem === null) passed.push(name);
    else failed.push(`${name}: ${problem}`);
    return problem === null;
  });
  expect(failed).toEqual([]);
  expect(passed.length).toBeGreaterThan(10);
});
