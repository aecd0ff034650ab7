// The studies of the page: sweeps, fair races, rate-range tests.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encodeTable } from '../../../web/src/config/table.js';
import { linkOf, useBrowser } from './page.js';
import { traceTasks } from './trace.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// W1 and its sweep W5, shorter.
const SMALL = 'steps=300&hidden=8-8&batch=10';
const LONG = 'steps=1000000&hidden=64-64&batch=32';
const LONGEST_TASK = 50;

const program = fileURLToPath(new URL('../../../web/src/cli/sweep.js', import.meta.url));
const browser = useBrowser();
let page;

const press = (name) => page.getByRole('button', { name, exact: true }).click();

/** Waits until the study is over. */
async function untilDone() {
  await page.waitForFunction(
    () =>
      !document.querySelector('.study-bar progress') &&
      /in [\d.]+\s(ms|s|min)\.|Stopped/.test(
        document.querySelector('.study .note')?.innerText ?? '',
      ),
    null,
    { timeout: 60_000 },
  );
}

/** What a button of the results saves. */
async function saved(button) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(button)]);
  return readFileSync(await download.path(), 'utf8');
}

const words = () => page.locator('.study-words').innerText();
const runCount = () => page.locator('.runs-table tbody tr').count();

describe('a sweep', () => {
  it('says what it takes, draws its curve, and makes the best a run by one click', async () => {
    page = await browser.open(`#v=1&${SMALL}&stage=sweep&run=adam,lr=0.01`);
    await page.getByText('36 trainings of 300 steps').waitFor();
    await press('Run the sweep');
    await untilDone();
    expect(await words()).toMatch(/Adam: best at lr 0\.\d+, with 0\.\d+/);
    const best = /best at lr ([\d.]+)/.exec(await words())[1];
    await page.getByRole('button', { name: `Add the best as a run: lr ${best}` }).click();
    expect(await runCount()).toBe(2);
    expect(await linkOf(page)).toContain(`run=adam,lr=${best}`);
    // What was found stays, also while other pictures are looked at.
    await page.getByRole('tab', { name: 'Boundary' }).click();
    await page.getByRole('tab', { name: 'Sweep' }).click();
    expect(await words()).toContain(`best at lr ${best}`);
    expect(await page.locator('.stale').count()).toBe(0);
  });

  it('trains what the page trains: the same loss at the same rate and seed', async () => {
    const sweep = 'sweep.from=0.01&sweep.to=0.1&sweep.points=2&sweep.seeds=1';
    page = await browser.open(
      `?autoplay=1#v=1&${SMALL}&speed=100000&stage=sweep&${sweep}&run=adam,lr=0.01`,
    );
    await page.waitForFunction(() =>
      /finished/.test(document.querySelector('.runs-table .status').innerText),
    );
    await press('Run the sweep');
    await untilDone();
    await page.waitForFunction(() => document.querySelector('sweep-view').table().rows.length);
    const [inTable, inSweep] = await page.evaluate(() => {
      const { store } = document.querySelector('playground-app');
      const rows = document.querySelector('sweep-view').table().rows;
      return [store.runView(0).state.valLoss, rows[0][2]];
    });
    expect(inSweep).toBe(inTable);
  });

  it('saves what the command line writes, and draws it again from the file', async () => {
    const sweep = 'stage=sweep&sweep.from=0.003&sweep.to=0.3&sweep.points=5&sweep.seeds=2&run=adam';
    const folder = mkdtempSync(path.join(tmpdir(), 'sweep-on-page-'));
    try {
      spawnSync(process.execPath, [program, `v=1&${SMALL}&${sweep}`, '--out', folder]);
      const written = (ending) => readFileSync(path.join(folder, `sweep.${ending}`), 'utf8');
      page = await browser.open(`#v=1&${SMALL}&${sweep}`);
      await press('Run the sweep');
      await untilDone();
      expect(await saved('CSV')).toBe(written('csv'));
      expect(await saved('JSON')).toBe(written('json'));
      const look = () => page.locator('study-chart canvas').evaluate((one) => one.toDataURL());
      const [own, said] = [await look(), await words()];
      await page.close();

      page = await browser.open('#v=1&data=circle&run=lion');
      await press('Export');
      const field = page.locator('label', { hasText: 'Open a file' }).locator('input');
      await field.setInputFiles(path.join(folder, 'sweep.json'));
      await page.keyboard.press('Escape');
      await page.getByText('10 trainings from a file.').waitFor();
      await expect.poll(look).toBe(own);
      expect(await words()).toBe(said);
      expect(await page.locator('.stale').count()).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is reached and read by keyboard alone', async () => {
    page = await browser.open(`#v=1&${SMALL}&stage=sweep&sweep.points=4&sweep.seeds=1&run=adam`);
    await page.getByRole('button', { name: 'Run the sweep' }).focus();
    await page.keyboard.press('Enter');
    await untilDone();
    await page.locator('study-chart canvas').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const readout = page.locator('study-chart .readout');
    expect(await readout.innerText()).toMatch(/lr 0\.\d+[\s\S]*median/);
    await page.keyboard.press('Enter');
    expect(await runCount()).toBe(2);
  });

  it('of two settings is a map whose cells can be picked', async () => {
    const map = 'sweep.y=batch&sweep.points=4&sweep.y.points=3&sweep.seeds=1';
    page = await browser.open(`#v=1&${SMALL}&stage=sweep&${map}&run=adam,lr=0.01`);
    await press('Run the sweep');
    await untilDone();
    const canvas = page.locator('heat-map canvas');
    const { width, height } = await canvas.boundingBox();
    await canvas.hover({ position: { x: width - 20, y: height - 60 } });
    const readout = page.locator('heat-map .readout');
    expect(await readout.innerText()).toMatch(/lr \S+, batch 1\n/);
    await canvas.click({ position: { x: width - 20, y: height - 60 } });
    expect(await linkOf(page)).toMatch(/run=adam,lr=0.1?,batch=1$|run=adam,lr=1,batch=1$/);
  });

  it('of a choice has a row for each, best first', async () => {
    page = await browser.open(
      `#v=1&${SMALL}&stage=sweep&sweep.x=norm&sweep.seeds=2&run=adam,lr=0.01`,
    );
    await press('Run the sweep');
    await untilDone();
    const names = await page.locator('.strip-name').allInnerTexts();
    const { choices } = await page.evaluate(() =>
      document
        .querySelector('playground-app')
        .store.catalog.settings.find(({ id }) => id === 'norm'),
    );
    expect(names).toHaveLength(choices.length);
    const losses = (await page.locator('.strip-value').allInnerTexts()).map(Number);
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
    await page.locator('.strip').first().click();
    expect(await runCount()).toBe(2);
  });

  it('stops when asked, keeps what it has, and lets the page train on', async () => {
    page = await browser.open(`?autoplay=0#v=1&${LONG}&stage=sweep&sweep.seeds=1&run=adam,lr=0.01`);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(500);
    await press('Run the sweep');
    await page.locator('.study-bar progress').waitFor();
    // Training waits meanwhile.
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.waitForFunction(() => document.querySelector('.study-bar progress').value > 0);
    await press('Stop');
    await page.getByText(/Stopped after \d+ of 12; these are kept/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });

  it('says when its results belong to other settings', async () => {
    page = await browser.open(`#v=1&${SMALL}&stage=sweep&sweep.points=3&sweep.seeds=1&run=adam`);
    await press('Run the sweep');
    await untilDone();
    expect(await page.locator('.stale').count()).toBe(0);
    await page.evaluate(() =>
      document.querySelector('playground-app').store.setSetting('noise', 0.3),
    );
    await page.locator('.stale').waitFor();
  });

  it('can be saved as a table, with the link that made it', async () => {
    page = await browser.open(`#v=1&${SMALL}&stage=sweep&sweep.points=3&sweep.seeds=1&run=adam`);
    await press('Run the sweep');
    await untilDone();
    const link = await page.evaluate(() => document.querySelector('playground-app').store.link);
    const read = async (name) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press(name)]);
      return readFileSync(await download.path(), 'utf8');
    };
    const csv = (await read('CSV')).trim().split('\r\n');
    expect(csv[0]).toBe('run,lr,median,lowest,highest,seeds,diverged');
    expect(csv).toHaveLength(4);
    const json = JSON.parse(await read('JSON'));
    expect(json.link).toBe(link);
    expect(json.rows).toHaveLength(3);
    expect(await read('Markdown')).toContain('| run | lr | median |');
    await page.locator('.study-tools').getByLabel('Show the numbers as a table').click();
    expect(await page.locator('.study .data-table tbody tr').count()).toBe(3);
  });

  it('is in the link, and comes back with it', async () => {
    page = await browser.open('#v=1&stage=sweep&run=adam&run=sgd');
    await page.getByLabel('Varies').selectOption('batch');
    await page.locator('#study-sweep\\.runs').selectOption('all');
    expect(await linkOf(page)).toContain('sweep.runs=all&sweep.x=batch');
    await page.reload();
    await page.getByLabel('Varies').waitFor();
    expect(await page.getByLabel('Varies').inputValue()).toBe('batch');
  });

  it('varies a free name of an own rule, which its menu offers and its link keeps', async () => {
    const rule = 'run=custom,lr=0.5,rule=w=w-lr*kick*g';
    page = await browser.open(`#v=1&${SMALL}&stage=sweep&sweep.points=4&sweep.seeds=1&${rule}`);
    const varies = page.getByLabel('Varies');
    await varies.selectOption({ label: 'kick' });
    expect(await linkOf(page)).toContain('&sweep.x=kick&sweep.points=4&');
    await page.reload();
    await varies.waitFor();
    expect(await varies.inputValue()).toBe('kick');
    expect(await page.locator('notice-list li').count()).toBe(0);
    await press('Run the sweep');
    await untilDone();
    const rows = await page.evaluate(() => document.querySelector('sweep-view').table().rows);
    expect(rows.map(([, kick]) => kick)).toEqual([0, 0.333, 0.667, 1]);
    // Without any kick nothing is learnt.
    expect(rows[3][2]).toBeLessThan(rows[0][2]);
    // Numbers in place of the names are told apart.
    expect(await page.locator('formula-strip math').textContent()).toContain('0.5·0.1');
    const best = /best at kick ([\d.]+)/.exec(await words())[1];
    await page.getByRole('button', { name: `Add the best as a run: kick ${best}` }).click();
    expect(await linkOf(page)).toContain(`${rule},kick=${best}`);
  });

  it('of own data trains on them', async () => {
    const inputs = Array.from({ length: 80 }, (_, i) => [((i * 37) % 80) / 40 - 1, i % 7]);
    const targets = inputs.map(([a]) => (a > 0 ? 1 : 0));
    const names = { featureNames: ['a', 'b'], classNames: ['no', 'yes'] };
    const { text } = await encodeTable({ ...names, inputs, targets });
    const link = `#v=1&data=own&table=${text}&steps=200&hidden=4&stage=sweep&sweep.seeds=1`;
    page = await browser.open(`${link}&run=adam,lr=0.01`);
    await press('Run the sweep');
    await untilDone();
    // A sign can be learnt.
    expect(Number(/with (0\.\d+)/.exec(await words())[1])).toBeLessThan(0.1);
  });

  it('of a data set that is a file loads it', async () => {
    const link = '#v=1&data=wine&steps=100&hidden=4&stage=sweep&sweep.points=4&sweep.seeds=1';
    page = await browser.open(`${link}&run=adam,lr=0.01`);
    await press('Run the sweep');
    await untilDone();
    expect(await words()).toMatch(/best at lr [\d.]+, with 0\.\d+/);
  });

  it('works inside another page', async () => {
    page = await browser.open(`?embed=1&show=sweep&controls=sweep.seeds#v=1&${SMALL}&run=adam`, {
      viewport: { width: 600, height: 400 },
    });
    expect(await page.locator('.study-form').count()).toBe(0);
    await page.locator('.embed-controls [data-param="sweep.seeds"]').waitFor();
    await press('Run the sweep');
    await untilDone();
    expect(await words()).toContain('best at lr');
  });

  it('of W5 and a race of ten optimizers have no long task on the main thread', async () => {
    page = await browser.open('#v=1&hidden=8-8&batch=10&stage=sweep&run=adam,lr=0.01');
    await page.getByText('36 trainings of 2').waitFor();
    const timed = async (name) => {
      const start = await page.evaluate(() => performance.now());
      await press(name);
      await untilDone();
      return (await page.evaluate(() => performance.now())) - start;
    };
    let sweep, race;
    const { longest } = await traceTasks(page, async () => {
      sweep = await timed('Run the sweep');
      await page.getByRole('tab', { name: 'Fair race' }).click();
      await press('The usual 10');
      race = await timed('Start the race');
    });
    const shown = [sweep, race, longest].map((ms) => `${ms.toFixed(0)} ms`);
    console.log(`W5 ${shown[0]}, race of ten ${shown[1]}, longest task ${shown[2]}`);
    expect(longest).toBeLessThan(LONGEST_TASK);
  });
});

describe('a fair race', () => {
  it('tunes, compares, and reports how', async () => {
    page = await browser.open(`#v=1&${SMALL}&stage=race&run=adam&run=sgd&run=lion`);
    await page.getByText('78 trainings of 300 steps').waitFor();
    await press('Start the race');
    await untilDone();
    const report = await words();
    expect(report).toContain('7 rates');
    expect(report).toContain('5 seeds that tuning had not seen');
    expect(await page.locator('.study-headline').innerText()).toMatch(/wins|tied/);
    const rows = page.locator('.ranking tbody tr');
    expect(await rows.count()).toBe(3);
    const rate = await rows.first().locator('td').nth(2).innerText();
    await rows
      .first()
      .getByRole('button', { name: /as a run/ })
      .click();
    expect(await linkOf(page)).toContain(`lr=${rate.replace(' *', '')}`);
    await press('Tuning');
    await page.getByText('each dot is the median of 3 seeds').waitFor();
  });

  it('can be of optimizers that are not in the table', async () => {
    page = await browser.open(
      `#v=1&steps=50&hidden=4&race.points=3&race.seeds=1&race.fresh=2&stage=race&run=adam`,
    );
    expect(await page.locator('.study .note').first().innerText()).toMatch(/takes two/);
    await press('The usual 10');
    await press('Start the race');
    await untilDone();
    expect(await page.locator('.ranking tbody tr').count()).toBe(10);
  });
});

describe('a rate-range test', () => {
  it('suggests rates, and puts one into the run by one click', async () => {
    page = await browser.open('#v=1&data=moons&stage=range&run=adam&run=sgd,lr=0.1');
    await page.getByText('2 trainings of 400 steps').waitFor();
    await press('Run the test');
    await untilDone();
    const report = await words();
    const [, rate] = /Adam: the loss falls fastest at ([\d.e-]+)/.exec(report);
    await page
      .getByRole('button', { name: `Use ${rate}`, exact: true })
      .first()
      .click();
    expect(await linkOf(page)).toContain(`run=adam,lr=${rate}`);
    // The test does not depend on the rate that a run has.
    expect(await page.locator('.stale').count()).toBe(0);
    expect(await words()).toBe(report);
  });

  it('reads off every rate with the arrow keys', async () => {
    page = await browser.open('#v=1&data=moons&stage=range&run=adam');
    await press('Run the test');
    await untilDone();
    await page.locator('study-chart canvas').focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('study-chart .readout').innerText()).toMatch(
      /^lr [\d.e-]+\nAdam, each batch\n0\.\d+\nAdam\n0\.\d+/,
    );
  });
});

describe('the chart of a study', () => {
  const SWEPT = `#v=1&${SMALL}&stage=sweep&sweep.seeds=1&sweep.runs=all&run=adam,lr=0.01&run=sgd,lr=0.1`;

  const shown = () =>
    page.evaluate(() => {
      const chart = document.querySelector('study-chart');
      const { x, curves } = chart.picture.model;
      return { min: x.min, max: x.max, names: curves.map(({ name }) => name) };
    });

  // Where a value of x is on the page, at half the height of the chart.
  const placeOf = (x) =>
    page.evaluate((value) => {
      const chart = document.querySelector('study-chart');
      const { left, top } = chart.querySelector('canvas').getBoundingClientRect();
      const { area, toX } = chart.picture;
      return { x: left + toX(value), y: top + (area.top + area.bottom) / 2 };
    }, x);

  // Where the pointer is told that a click shows one run only.
  const nameOf = (title) =>
    page.evaluate((words) => {
      const canvas = document.querySelector('study-chart canvas');
      const { left, top, right, bottom } = canvas.getBoundingClientRect();
      for (let x = right - 4; x > left; x -= 8) {
        for (let y = top; y < bottom; y += 6) {
          const place = { clientX: x, clientY: y, bubbles: true };
          canvas.dispatchEvent(new PointerEvent('pointermove', place));
          if (canvas.title === words) return { x, y };
        }
      }
      return null;
    }, title);

  it('is zoomed by a drag, keys and the wheel, in the logarithm of a rate', async () => {
    page = await browser.open(SWEPT);
    await press('Run the sweep');
    await untilDone();
    const whole = await shown();
    const [from, to] = [await placeOf(0.001), await placeOf(0.1)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    expect(await page.locator('.zoom-selection').count()).toBe(1);
    await page.mouse.up();
    await page.getByRole('button', { name: 'Reset zoom' }).waitFor();
    const part = await shown();
    // A pixel is about 2 %.
    expect(Math.abs(Math.log(part.min / 0.001))).toBeLessThan(0.05);
    expect(Math.abs(Math.log(part.max / 0.1))).toBeLessThan(0.05);
    // The end of a drag makes no run.
    expect(await runCount()).toBe(2);
    await page.mouse.move(2, 2);
    await page.locator('study-chart canvas').focus();
    await page.keyboard.press('-');
    const wider = await shown();
    const decades = ({ min, max }) => Math.log10(max / min);
    expect(decades(wider) / decades(part)).toBeCloseTo(1.5, 5);
    await page.keyboard.press('.');
    const later = await shown();
    expect(decades(later)).toBeCloseTo(decades(wider), 5);
    expect(Math.log(later.min / wider.min)).toBeCloseTo(0.2 * Math.log(wider.max / wider.min), 5);
    await page.keyboard.press('0');
    expect(await shown()).toEqual(whole);
    await expect.poll(() => page.locator('.reset-zoom').count()).toBe(0);
    const middle = await placeOf(0.01);
    await page.mouse.move(middle.x, middle.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await shown()).max).toBeLessThan(whole.max);
    expect(Math.abs((await placeOf(0.01)).x - middle.x)).toBeLessThan(1.5);
  });

  it('shows one run only by a click on its name, and copies what is in view', async () => {
    page = await browser.open(SWEPT, { permissions: ['clipboard-read', 'clipboard-write'] });
    await press('Run the sweep');
    await untilDone();
    expect((await shown()).names).toEqual(['Adam', 'SGD']);
    const name = await nameOf('Show only SGD');
    await page.mouse.click(name.x, name.y);
    await expect.poll(async () => (await shown()).names).toEqual(['SGD']);
    // The runs of the page are as they were, and the click picked nothing.
    expect(await linkOf(page)).toContain('run=adam,lr=0.01&run=sgd,lr=0.1');
    expect(await runCount()).toBe(2);
    await page.locator('study-chart canvas').focus();
    await page.keyboard.press('+');
    const { min, max } = await shown();
    await page.locator('.study-tools').getByLabel('Show the numbers as a table').click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const rows = await page.evaluate(() => document.querySelector('sweep-view').table().rows);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(lines[0].slice(0, 3)).toEqual(['run', 'lr', 'median']);
    const wanted = rows.filter(([run, lr]) => run === 'SGD' && lr >= min && lr <= max);
    expect(wanted.length).toBeGreaterThan(2);
    expect(wanted.length).toBeLessThan(12);
    expect(lines.slice(1).map(([, lr]) => Number(lr))).toEqual(wanted.map(([, lr]) => lr));
    await page.getByLabel('Close the table').click();
    await press('All runs');
    await expect.poll(async () => (await shown()).names).toEqual(['Adam', 'SGD']);
  });

  it('of a race copies the curves that it shows', async () => {
    page = await browser.open(
      `#v=1&steps=50&hidden=4&race.points=3&race.seeds=1&race.fresh=2&stage=race&run=adam&run=sgd`,
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
    await press('Start the race');
    await untilDone();
    const copied = async () => {
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    await page.locator('.study-tools').getByLabel('Show the numbers as a table').click();
    expect(await copied()).toMatch(/^optimizer\tstep\tmedian\tlowest\thighest\nAdam\t0\t0?\.\d+/);
    await page.getByLabel('Close the table').click();
    await press('Tuning');
    await page.locator('.study-tools').getByLabel('Show the numbers as a table').click();
    expect((await copied()).split('\n')[0]).toBe('optimizer\tlr\tmedian\tlowest\thighest\tseeds');
  });
});

const looks = [
  ['wide', {}],
  ['dark', { colorScheme: 'dark' }],
  // So high that nothing lies under the bar at the bottom edge, which counts as a small target.
  ['narrow', { viewport: { width: 390, height: 2400 } }],
];

it.each(looks)('studies have no violations of accessibility, %s', async (_, options) => {
  const kinds = [
    ['sweep', 'sweep.points=3&sweep.seeds=1'],
    ['sweep', 'sweep.points=3&sweep.y=batch&sweep.y.points=2&sweep.seeds=1'],
    ['sweep', 'sweep.x=norm&sweep.seeds=1'],
    ['race', 'race.points=3&race.seeds=1'],
    ['range', ''],
  ];
  page = await browser.open('', options);
  for (const [stage, settings] of kinds) {
    // It begins by itself, like everything that is opened.
    await page.evaluate(
      (link) => document.querySelector('playground-app').store.open(link),
      `v=1&steps=60&hidden=4&stage=${stage}&${settings}&run=adam&run=sgd,lr=0.1`,
    );
    await untilDone();
    // What is under the bars that stay at the edges would count as hidden.
    await page.evaluate(() => {
      scrollTo(0, 0);
      document.querySelector('.bottom-bar')?.style.setProperty('position', 'static');
    });
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 4).map(({ html }) => html)]);
    });
    expect(found, `${stage} ${settings}`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${stage} ${settings}`).toBe(0);
  }
});
