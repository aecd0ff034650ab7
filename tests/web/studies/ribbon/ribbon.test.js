// The trainings of a ribbon: each is that of a link with its value, to the bit.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseLink } from '../../../../web/src/config/index.js';
import { loadEngine } from '../../../../web/src/engine/package/index.js';
import { strategies } from '../../../../web/src/engine/page/start-worker.js';
import { Playground } from '../../../../web/src/playground/playground.js';
import { ribbonFacts } from '../../../../web/src/studies/ribbon/outcome.js';
import { planRibbon, ribbonWish } from '../../../../web/src/studies/ribbon/plan.js';
import { Ribbon } from '../../../../web/src/studies/ribbon/ribbon.js';
import { curvesOfCell } from '../../../../web/src/ui/ribbon/preview.js';
import { catalog } from '../../catalog/catalog.js';

const engine = await loadEngine();
// What Node has: the engine on this thread, behind the channel of a worker.
const local = { pool: { size: 1, strategies: strategies.filter(({ isParallel }) => !isParallel) } };
// The curvatures are 20 and 1: above a rate of 2 / 20 descent diverges.
const LINK = 'v=1&problem=surface&surface=quadratic&steps=120';

let playground;
beforeEach(() => (playground = Playground.create({ catalog, link: LINK, trainer: local })));
afterEach(() => playground.dispose());

function planOf(link, selected = 0) {
  const { config, problems } = parseLink(link, catalog);
  expect(problems).toEqual([]);
  return planRibbon({ config, catalog, selected, wish: ribbonWish(config, catalog) });
}

function ribbonOf(plan) {
  const compute = (...args) => playground.compute(...args);
  const ribbon = new Ribbon({ compute, workers: 1 });
  ribbon.plan(plan);
  return ribbon;
}

/** What the package gives for a link. */
function trained(link) {
  const { config } = engine.parseLink(link);
  const run = engine.createRun(config, 0);
  run.advance(1e9);
  const { step, trainLoss } = run.evaluations();
  const result = { fingerprint: run.fingerprint(), step: [...step], trainLoss: [...trainLoss] };
  run.delete();
  return result;
}

describe('a ribbon', () => {
  it('is to the bit what links with its values give, with the curves that charts draw', async () => {
    const plan = planOf(`${LINK}&run=sgd,lr=0.01`);
    const ribbon = ribbonOf(plan);
    await ribbon.start();
    expect(ribbon.isDone).toBe(true);
    expect(ribbon.cells).toHaveLength(48);
    for (const { value, trial } of ribbon.cells) {
      const { fingerprint, ...curves } = trained(`${LINK}&run=sgd,lr=${value}`);
      expect(trial.fingerprint, `rate ${value}`).toBe(fingerprint);
      const { evaluations } = curvesOfCell(trial.whole);
      expect([...evaluations.step]).toEqual(curves.step);
      expect([...evaluations.trainLoss]).toEqual(curves.trainLoss);
    }
  });

  it('knows the largest rate that trains: the last of its grid that is not above 2 / 20', async () => {
    const ribbon = ribbonOf(planOf(`${LINK}&run=sgd,lr=0.01`));
    await ribbon.start();
    const { largest, best } = ribbonFacts(ribbon.cells);
    // There the steeper direction neither grows nor shrinks.
    expect(largest.value).toBe(0.1);
    expect(best.value).toBeLessThanOrEqual(largest.value);
  });

  it('keeps what it knows when it is stopped, and when its window moves', async () => {
    const plan = planOf(`${LINK}&run=sgd,lr=0.01`);
    const ribbon = ribbonOf(plan);
    const first = new Promise((resolve) => {
      ribbon.addEventListener('change', () => ribbon.cells.some(Boolean) && resolve());
    });
    ribbon.start();
    await first;
    ribbon.stop();
    expect(ribbon.isRunning).toBe(false);
    const known = ribbon.cells.filter(Boolean).length;
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(48);
    await new Promise((resolve) => setTimeout(resolve));
    expect(ribbon.cells.filter(Boolean)).toHaveLength(known);
    await ribbon.start();
    expect(ribbon.isDone).toBe(true);
    ribbon.plan(planOf(`${LINK}&run=sgd,lr=0.1`));
    expect(ribbon.cells.filter(Boolean)).toHaveLength(36);
    ribbon.plan(planOf(`${LINK}&run=adam,lr=0.1`));
    expect(ribbon.cells.filter(Boolean)).toHaveLength(0);
  });
});

describe('the setting of a ribbon', () => {
  const RUNS = 'run=sgd,lr=0.01&run=adam,beta1=0.5';

  it('names a hyperparameter of the selected run, or of another one', () => {
    expect(planOf(`${LINK}&${RUNS}`)).toMatchObject({ key: 'lr', run: 0, value: 0.01 });
    expect(planOf(`${LINK}&${RUNS}`, 1)).toMatchObject({ key: 'lr', run: 1 });
    const named = planOf(`${LINK}&ribbon=run2.beta1&${RUNS}`);
    expect(named).toMatchObject({ key: 'beta1', run: 1, value: 0.5 });
  });

  it('says why there is none', () => {
    expect(planOf(`${LINK}&ribbon=beta1&${RUNS}`).obstacle).toContain('beta1');
    expect(planOf(`${LINK}&ribbon=run7.lr&${RUNS}`).obstacle).toContain('no such run');
    expect(planOf(LINK).obstacle).not.toBe('');
  });

  it('keeps its place in the link', () => {
    for (const word of ['run2.lr', 'batch', 'off']) {
      const { config, problems } = parseLink(`v=1&ribbon=${word}&${RUNS}`, catalog);
      expect(problems).toEqual([]);
      expect(config.settings.ribbon).toBe(word);
    }
    expect(parseLink(`v=1&ribbon=nothing&${RUNS}`, catalog).problems).toHaveLength(1);
  });
});
