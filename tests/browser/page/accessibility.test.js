// The page against the rules of WCAG 2.2 AA that a program can check.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { useBrowser } from './page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUNS = '&run=adam,lr=0.01&run=momentum,lr=0.05,schedule=cosine,warmup=20';

const browser = useBrowser();

const cases = [
  ['the page', `#v=1&data=moons${RUNS}`, {}],
  ['the landscape of a network', `#v=1&data=moons&stage=landscape&plane=random${RUNS}`, {}],
  ['the dark page', `#v=1&data=moons${RUNS}`, { colorScheme: 'dark' }],
  ['the narrow page', `#v=1&data=moons${RUNS}`, { viewport: { width: 390, height: 844 } }],
  ['a surface', `#v=1&problem=surface${RUNS}`, {}],
  ['a notice', `#v=1&nonsense=1${RUNS}`, {}],
  ['the embedded page', `?embed=1#v=1${RUNS}`, { viewport: { width: 600, height: 400 } }],
];

it.each(cases)('%s has no violations', async (_, address, options) => {
  const page = await browser.open(address, options);
  await page.locator('figure canvas').first().waitFor();
  expect(await violations(page)).toEqual([]);
});

it('the details of a run and the dialogs have no violations', async () => {
  const page = await browser.open(`#v=1&data=moons${RUNS}`);
  await page.locator('.runs-table .status').first().click();
  await page.locator('run-panel').waitFor();
  expect(await violations(page)).toEqual([]);
  for (const name of ['Share', 'Export', 'Examples', 'Lessons', 'Help']) {
    await page.getByRole('button', { name }).click();
    await page.locator('dialog[open]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

it('the sheets and the list of charts have no violations', async () => {
  const page = await browser.open(`#v=1&data=moons${RUNS}`);
  await page.getByRole('button', { name: 'Add chart' }).click();
  await page.locator('chart-list').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of ['Problem', 'Runs', 'Charts', 'More']) {
    await page.locator('.bottom-bar').getByRole('button', { name }).click();
    await page.getByRole('dialog', { name }).waitFor();
    expect(await violations(page)).toEqual([]);
  }
});

it('the editors of own data and of a drawn schedule have no violations', async () => {
  const drawn = 'run=adam,lr=0.01,schedule=piecewise-linear-points';
  const page = await browser.open(`#v=1&data=moons&${drawn}`);
  await page.getByRole('tab', { name: /^Run/ }).click();
  await page.locator('.knot').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Problem' }).click();
  await page.getByRole('button', { name: 'Change data' }).click();
  await page.locator('.data-card[aria-selected=true]').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('option', { name: 'Own data' }).click();
  await page.locator('#own-text').fill('a,b,kind\n1,2,p\n2,x,q\n3,4,p\n4,5,q\n5,5,q\n6,1,p');
  await page.getByText('Row 2, b').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Draw' }).click();
  expect(await violations(page)).toEqual([]);
});

// The content policy of the page forbids scripts from elsewhere; a debugger may run some.
async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  const where = ({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`;
  return found.map(({ id, nodes }) => [id, ...nodes.slice(0, 4).map(where)].join(' | '));
}
