// The network as it is drawn: its numbers are those of the same run trained in Node.

import { beforeAll, describe, expect, it } from 'vitest';
import { engine, train } from './experiments.js';
import { useBrowser } from './page.js';

const browser = useBrowser();
const LINK = 'v=1&data=moons&hidden=4-3&activation=tanh&steps=60&stage=network&run=adam,lr=0.02';
let page;

beforeAll(async () => {
  page = await browser.open(`#${LINK}`, { isShared: true });
});

/** A run of the link, trained to its end in Node. */
async function trainedInNode(link, use) {
  const { config } = engine.parseLink(link);
  await engine.prepare(config);
  const run = engine.createRun(config, 0);
  try {
    run.advance(run.state().steps);
    return use(run);
  } finally {
    run.delete();
  }
}

const canvas = () => page.locator('network-view canvas');
const words = () => page.locator('.network-card').textContent();

/** Trains the link and waits until its network is drawn as it ended. */
async function show(link) {
  await train(page, link);
  await page.waitForFunction(() => {
    const { runs } = document.querySelector('playground-app').store.frame;
    return runs.every((run) => run.network && run.picturesStep === run.state.step);
  });
  await canvas().waitFor();
}

/** Walks by keys from the first input on. */
async function walk(...keys) {
  await canvas().focus();
  await page.keyboard.press('Escape');
  for (const key of ['Home', ...keys]) await page.keyboard.press(key);
}

/** All texts of the next drawing. */
function drawnTexts() {
  return page.evaluate(async () => {
    const { fillText } = CanvasRenderingContext2D.prototype;
    const texts = [];
    CanvasRenderingContext2D.prototype.fillText = function record(text, ...rest) {
      if (this.canvas.closest('network-view')) texts.push(text);
      return fillText.call(this, text, ...rest);
    };
    document.querySelector('network-view').drawFrame();
    CanvasRenderingContext2D.prototype.fillText = fillText;
    return texts;
  });
}

/** Numbers of a sentence in the order in which they stand. */
const numbersOf = (text) => text.match(/-?\d+(\.\d+)?(e-?\d+)?/g).map(Number);

describe('the network on the stage', () => {
  it('tells by key what a unit responds on the mean over the training samples', async () => {
    await show(LINK);
    await walk('ArrowRight', 'ArrowRight');
    await expect.poll(words).toMatch(/^Hidden 1, unit [1-4]: mean activity/);
    const unit = Number(/unit (\d)/.exec(await words())[1]) - 1;
    const said = numbersOf((await words()).split('mean activity')[1]);
    await trainedInNode(LINK, (run) => {
      const parameters = run.parameters();
      const { inputs, training } = run.data();
      const count = Math.min(256, training.indexOf(0));
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const [x1, x2] = [inputs[2 * i], inputs[2 * i + 1]];
        // Weights of four units come before their biases.
        const bias = parameters[8 + unit];
        sum += Math.tanh(parameters[2 * unit] * x1 + parameters[2 * unit + 1] * x2 + bias);
      }
      expect(Math.abs(said[0] - sum / count)).toBeLessThan(0.006 * Math.abs(sum / count) + 1e-6);
    });
  });

  it('tells a weight with its gradient', async () => {
    await show(LINK);
    await walk('ArrowRight');
    await expect.poll(words).toMatch(/^From x.* to hidden 1, unit/);
    const [, unit] = /unit (\d)/.exec(await words());
    const [weight, gradient] = numbersOf((await words()).split(': ')[1]);
    await trainedInNode(LINK, (run) => {
      const at = 2 * (Number(unit) - 1);
      expect(weight).toBe(Number(run.parameters()[at].toPrecision(3)));
      expect(gradient).toBe(Number(run.lossAndGradient().gradient[at].toPrecision(3)));
    });
  });

  it('reads the unit under the pointer, and nothing beside the network', async () => {
    await show(LINK);
    const { width, height } = await canvas().boundingBox();
    await canvas().hover({ position: { x: 3, y: height - 3 } });
    await expect.poll(words).toBe('');
    // The only output stands in the middle of its column.
    const texts = await drawnTexts();
    expect(texts).toEqual(expect.arrayContaining(['inputs', 'hidden 1', 'hidden 2', 'output']));
    await page.mouse.move(0, 0);
    await expect
      .poll(async () => {
        for (let x = width - 12; x > width / 2; x -= 12) {
          await canvas().hover({ position: { x, y: (24 + height - 40) / 2 } });
          if (/^Output: mean prediction/.test(await words())) return true;
        }
        return false;
      })
      .toBe(true);
  });

  it('keeps what was tapped, near it and whole, until the next tap elsewhere', async () => {
    await canvas().focus();
    await canvas().evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
      // A line or a unit of the middle.
      for (let y = 0; y < height && !element.closest('network-view').pointed; y += 4) {
        const options = { ...at, clientY: top + y, pointerType: 'touch' };
        element.dispatchEvent(new PointerEvent('pointerdown', options));
        element.dispatchEvent(new PointerEvent('pointerleave', options));
      }
    });
    await expect.poll(words).toMatch(/weight|mean/);
    const view = page.viewportSize();
    const card = await page.locator('.network-card').boundingBox();
    expect(card.x).toBeGreaterThanOrEqual(0);
    expect(card.y).toBeGreaterThanOrEqual(0);
    expect(card.x + card.width).toBeLessThanOrEqual(view.width);
    expect(card.y + card.height).toBeLessThanOrEqual(view.height);
    await canvas().blur();
    await expect.poll(words).toBe('');
  });

  it('says how many units of wide layers it shows', async () => {
    await show('v=1&data=digits&hidden=128&steps=10&stage=network&run=sgd');
    const { count, units } = await page.evaluate(
      () => document.querySelector('playground-app').store.frame.runs[0].network.columns[1],
    );
    const shown = Object.keys(units).length;
    expect([count, shown < 128]).toEqual([128, true]);
    expect(await drawnTexts()).toContain(`${shown} of 128 units`);
    await expect
      .poll(() => canvas().getAttribute('aria-label'))
      .toContain('64 inputs, a hidden layer of 128');
  });
});

describe('the microscope', () => {
  const view = () => page.locator('microscope-view');
  const numbers = async () => {
    const texts = await view().locator('.microscope-line .number').allTextContents();
    return texts.map((text) => Number(text.replace('−', '-')));
  };

  it('looks at the weight that is chosen in the drawn network, with the numbers of Node', async () => {
    await show(LINK);
    await walk('ArrowRight');
    await expect.poll(words).toMatch(/^From x/);
    await page.keyboard.press('Enter');
    await view().locator('.microscope-run').waitFor();
    expect(page.url()).toContain('stage=microscope');
    const weight = await page.evaluate(() =>
      Number(document.querySelector('playground-app').store.value('microscope.weight')),
    );
    const { config } = engine.parseLink(LINK);
    const run = engine.createRun(config, 0);
    run.advance(59);
    const [{ gradient, after, weights, newWeights }] = run.steps({ first: weight, size: 1 });
    run.delete();
    const round = (value) => Number(value.toPrecision(3));
    const [m, v] = after.map(({ values }) => values[0]);
    const corrected = [m / (1 - 0.9 ** 60), v / (1 - 0.999 ** 60)];
    const step = newWeights[0] - weights[0];
    await expect
      .poll(numbers)
      .toEqual([gradient[0], m, v, ...corrected, newWeights[0], step].map(round));
  });

  it('goes back to the first step of Adam, which is the rate', async () => {
    await page.evaluate(() => document.querySelector('playground-app').store.seek(0));
    await expect
      .poll(() => view().locator('.microscope-words').textContent())
      .toMatch(/^At the first step .* the step is the rate\./);
    const [gradient, , , corrected] = await numbers();
    expect(corrected).toBeCloseTo(gradient, 6);
    await view().getByRole('button', { name: 'Step on' }).click();
    await expect.poll(() => view().locator('h3 .value').textContent()).toMatch(/^Step 2, the next/);
  });
});
