// The table of runs: its numbers are those of the labels and of `replay`, its words say what happened.

import { beforeAll, describe, expect, it } from 'vitest';
import { formatPercent } from '../../../web/src/drawing/format-percent.js';
import { formatValue } from '../../../web/src/drawing/format.js';
import { drawnChart } from './drawn.js';
import { engine, replayOf, train } from './experiments.js';
import { linkOf, pickOptimizer, untilOver, useBrowser } from './page.js';

const browser = useBrowser();

/** The cells of each row of the table by their headings. */
const tableOf = (page) =>
  page.evaluate(() => {
    const table = document.querySelector('.runs-table');
    const heads = [...table.querySelectorAll('th')].map((cell) => cell.textContent.trim());
    return [...table.querySelectorAll('tbody tr')].map((row) =>
      Object.fromEntries(
        [...row.cells].map((cell, i) => [heads[i], cell.textContent.replace(/\s+/g, ' ').trim()]),
      ),
    );
  });

const plain = (text) => text.replace(/\s+/g, ' ');

async function openFinished(link) {
  const page = await browser.open(`?autoplay=1#${link}`);
  await untilOver(page);
  return page;
}

const SPEED = '&speed=100000';
// After "v=1&": what is trained and which curve is shown, then the runs.
const NETWORKS = [
  'data=moons&noise=0.2&steps=300&run=sgd,lr=0.01&run=sgd,lr=0.3&run=sgd,lr=3',
  'data=moons&noise=0.2&steps=300&curve=training&run=sgd,lr=0.01&run=sgd,lr=0.3&run=sgd,lr=3',
  'data=moons&batch=0&steps=200&run=adam,lr=0.01&run=rmsprop,lr=0.01',
  'data=moons&batch=0&steps=200&curve=training&run=adam,lr=0.01&run=rmsprop,lr=0.01',
  'data=iris&steps=150&run=adamw,lr=0.02,schedule=cosine&run=lion,lr=0.001',
  'data=iris&steps=2000&curve=training&run=adamw,lr=0.02,schedule=cosine&run=lion,lr=0.001',
  'data=gauss&loss=hinge&steps=300&run=adam,lr=0.03',
  'data=gauss&loss=hinge&steps=300&curve=training&run=adam,lr=0.03',
  'data=xor&hidden=4&steps=100&average=0&curve=training&run=momentum,lr=0.1',
  'data=circle&dropout=0.2&steps=100&scale=linear&run=adagrad,lr=0.1&run=adam,lr=0.01',
  'data=plane&loss=poisson-nll&steps=200&curve=training&run=adam,lr=0.01',
  'steps=200&run=sgd,lr=30&run=sgd,lr=0.1',
];
const SURFACES = [
  'surface=quadratic&steps=600&run=newton,lr=1&run=sgd,lr=0.05',
  'surface=himmelblau&steps=400&run=sgd,lr=0.01&run=momentum,lr=0.01&run=adam,lr=0.1',
  'surface=rosenbrock&steps=500&run=momentum,lr=0.001&run=adam,lr=0.1',
  'surface=styblinski-tang&steps=300&run=adam,lr=0.05',
  'surface=saddle&steps=40&run=adam,lr=0.05',
  'surface=beale&steps=20000&run=adam,lr=0.01',
  'surface=rastrigin&steps=50&scale=linear&run=rmsprop,lr=0.05',
  'surface=ackley&steps=5&run=lion,lr=0.1&run=sgd,lr=0.1',
];

/** What stands on the chart of the loss; its labels come after the first curve. */
async function labelsOn(page) {
  let labels = [];
  const isThere = async () => {
    labels = (await drawnChart(page, 'loss')).texts.map(({ text }) => text);
    return labels.some((text) => /[a-z]{2}/i.test(text));
  };
  await expect.poll(isThere, { timeout: 5000 }).toBe(true);
  return labels;
}

/** Whether a label of the chart ends with a number. */
const isLabel = (labels, number) => labels.some((text) => text.endsWith(` ${number}`));

describe('the numbers of the table are those of replay and of the labels', () => {
  let page;
  // Experiments are opened one after the other on one page.
  beforeAll(async () => {
    page = await browser.open('?autoplay=0#v=1&steps=1&run=sgd', { isShared: true });
  });

  // Text that changes with training is rewritten a few times a second.
  const columns =
    (...names) =>
    async () =>
      (await tableOf(page)).map((row) => names.map((name) => row[name]));

  it.each(NETWORKS)('%s', async (text) => {
    const link = `v=1&speed=100000&${text}`;
    await train(page, link);
    const expected = (await replayOf(link)).map(({ rows, end }) => {
      const last = rows.at(-1);
      const isRegression = Number.isNaN(last.valAccuracy);
      return {
        training: formatValue(end.trainLoss),
        validation: formatValue(last.valLoss),
        quality: isRegression ? formatValue(last.valR2) : formatPercent(last.valAccuracy),
      };
    });
    const quality = text.startsWith('data=plane') ? 'R²' : 'Accuracy';
    await expect
      .poll(columns('Training loss', 'Validation loss', quality), { timeout: 10_000 })
      .toEqual(expected.map((run) => Object.values(run).map(plain)));
    const labels = await labelsOn(page);
    // At the end of an average stands its own number, which tests/web recomputes.
    if (link.includes('curve=training')) return;
    for (const { validation } of expected) {
      expect(isLabel(labels, validation), `${validation} among ${labels}`).toBe(true);
    }
  });

  it.each(SURFACES)('%s', async (text) => {
    const link = `v=1&problem=surface&speed=100000&${text}`;
    await train(page, link);
    const heights = (await replayOf(link)).map(({ rows }) => formatValue(rows.at(-1).trainLoss));
    await expect
      .poll(columns('Height'), { timeout: 10_000 })
      .toEqual(heights.map((height) => [plain(height)]));
    const labels = await labelsOn(page);
    for (const height of heights) {
      expect(isLabel(labels, height), `${height} among ${labels}`).toBe(true);
    }
  });
});

describe('the words of the table', () => {
  it('do not call a run finished that ended above its start', async () => {
    const page = await openFinished(`v=1&steps=200${SPEED}&run=sgd,lr=30&run=sgd,lr=0.1`);
    const [hot, calm] = await tableOf(page);
    expect(hot.Status).toMatch(/^loss rose, spike at \d+$/);
    expect(calm.Status).toBe('finished');
    const status = page.locator('.runs-table .status').first();
    expect(await status.getAttribute('title')).toMatch(
      /^loss rose.*: the loss of all training samples, from 0\.\d+ to \d/,
    );
  });

  it('mark what a run had before it diverged', async () => {
    const link = `v=1&loss=mse&activation=relu&steps=200${SPEED}&run=sgd,lr=30`;
    const page = await openFinished(link);
    const [{ rows: all, status }] = await replayOf(link);
    expect(status).toBe('diverged');
    const [row] = await tableOf(page);
    const step = Number(/ at (\d+)$/.exec(row['Validation loss'])[1]);
    expect(row.Status).toMatch(/^diverged at step \d+$/);
    expect(row['Validation loss']).toBe(plain(`${formatValue(all[step].valLoss)} at ${step}`));
    expect(row['Training loss']).toMatch(new RegExp(`^\\d.* at ${step}$`));
    const cells = page.locator('.runs-table td.old');
    expect(await cells.count()).toBe(3);
    const [old, ink] = await page.evaluate(() =>
      ['td.old', 'td.status'].map(
        (name) => getComputedStyle(document.querySelector(`.runs-table ${name}`)).color,
      ),
    );
    expect(old).not.toBe(ink);
  });

  it('show names whole while there is room, and lines of one length', async () => {
    const page = await openFinished(
      `v=1&steps=20${SPEED}&run=nesterov&run=sgd,label=Plain&run=rmsprop&run=adamw`,
    );
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('.runs-table .run-name')].map((name) => {
        const text = name.querySelector('.optimizer-text');
        const path = name.querySelector('svg.swatch path');
        return {
          isCut: !name.querySelector('.run-label') && text.scrollWidth > text.clientWidth,
          line: path.getBBox().width,
          hasFraction: path.getAttribute('pathLength'),
        };
      }),
    );
    expect(found.map(({ isCut }) => isCut)).toEqual([false, false, false, false]);
    expect(new Set(found.map(({ line }) => line)).size).toBe(1);
  });
});

describe('a label', () => {
  it('never names another rule, in the table, on curves and in the link', async () => {
    const labelled = 'run=sgd,label=SGD&run=momentum,label=Momentum&run=rmsprop&run=adamw';
    const page = await browser.open(`?autoplay=0#v=1&steps=20&${labelled}`);
    await pickOptimizer(page.getByLabel('Optimizer of run 2'), 'adam');
    await expect.poll(() => linkOf(page)).not.toContain('label=Momentum');
    expect((await tableOf(page)).map(({ Run }) => Run).join()).not.toContain('Momentum Heavy');
    const names = await page.evaluate(() =>
      document
        .querySelector('curves-view')
        .pictures()
        .flatMap(({ picture }) => picture.model.curves.map(({ name }) => name)),
    );
    expect(new Set(names)).toEqual(new Set(['SGD', 'Adam', 'RMSprop', 'AdamW']));
  });
});

describe('what is typed into a field', () => {
  it('is read, or it is said what is done instead', async () => {
    const page = await browser.open(`?autoplay=0#v=1&steps=20&run=sgd,lr=0.1`);
    const field = page.locator('.runs-table .scrub').first();
    const type = async (text) => {
      await field.click();
      await field.fill(text);
      await field.press('Enter');
    };
    const notices = () => page.locator('.notices li').allInnerTexts();
    for (const [text, link] of [
      ['1,5e-3', 'lr=0.0015'],
      ['0,5 %', 'lr=0.005'],
      ['1.234,5', 'lr=1234.5'],
    ]) {
      await type(text);
      await expect.poll(() => linkOf(page)).toContain(link);
      expect(await notices()).toEqual([]);
    }
    for (const [text, words] of [
      ['1e30', /1e30 must be at most .* is used/],
      ['-1', /-1 must be at least 0; 0 is used/],
      ['abc', /abc is not a number; nothing was changed/],
    ]) {
      await type(text);
      await expect.poll(async () => (await notices()).map(plain).join()).toMatch(words);
      expect(await page.locator('.notices li').count()).toBe(1);
    }
    await type('0.2');
    await expect.poll(notices).toEqual([]);
    expect(await linkOf(page)).toContain('lr=0.2');
  });
});

describe('an experiment without curves', () => {
  const numbersOn = async (page, id) => {
    const { texts } = await drawnChart(page, id);
    return texts.map(({ text }) => text);
  };

  it.each([
    ['without runs', 'v=1'],
    ['with an axis of epochs', 'v=1&x=epoch'],
    ['with an unknown link', 'nonsense=1'],
    ['with an unknown rule only', 'v=1&run=nonsense'],
  ])('has no invented numbers: %s', async (_, link) => {
    const page = await browser.open(`?autoplay=0#${link}`);
    await page.waitForFunction(() => document.querySelector('curves-view')?.pictures().length);
    const { config } = engine.parseLink(link);
    for (const id of ['loss', 'lr']) {
      const numbers = await numbersOn(page, id);
      expect(numbers.join(' ')).not.toMatch(/e-\d/);
      if (config.runs.length === 0) expect(numbers).toContain('No run yet');
    }
    expect(await page.locator('.transport').isVisible()).toBe(true);
  });

  it('has the axis of its steps while its data are on their way', async () => {
    const page = await browser.visit('?autoplay=0#v=1&data=mnist&steps=700&run=sgd', {
      without: /mnist/,
    });
    await page.waitForSelector('.runs-table .status');
    await page.waitForTimeout(500);
    const numbers = [...(await numbersOn(page, 'lr')), ...(await numbersOn(page, 'loss'))];
    expect(numbers.join(' ')).not.toMatch(/e-\d/);
    const ends = await page.evaluate(() =>
      document
        .querySelector('curves-view')
        .pictures()
        .map(({ picture }) => picture.model.x.max),
    );
    expect(new Set(ends)).toEqual(new Set([700]));
    page.failures.length = 0;
  });
});
