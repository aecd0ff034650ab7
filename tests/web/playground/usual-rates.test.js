// Rates that suit the problem: as measured, and only where nobody chose another one.

import { describe, expect, it } from 'vitest';
import { usualRatesOn } from '../../../web/scripts/usual-rates.js';
import { parseLink } from '../../../web/src/config/link.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { Editor } from '../../../web/src/playground/editor.js';
import { Playground } from '../../../web/src/playground/playground.js';
import { followProblem, usualParams } from '../../../web/src/playground/usual-rates.js';
import measured from '../../../web/src/playground/usual-rates.json';
import { catalog } from '../catalog/catalog.js';

const engine = await loadEngine();
const TRIED = 1000;

const statusOf = (surface, optimizer, lr) => {
  const { config } = engine.parseLink(`v=1&problem=surface&surface=${surface}&steps=${TRIED}`);
  const entry = catalog.optimizers.find(({ id }) => id === optimizer);
  const params = { ...usualParams(entry, config.settings, catalog), ...(lr && { lr }) };
  const made = engine.createRun({ ...config, runs: [{ optimizer, params }] }, 0);
  const { status } = made.advance(TRIED);
  made.delete();
  return status;
};

describe('the measured rates', () => {
  it('are what measuring gives', () => {
    expect(usualRatesOn('himmelblau', engine)).toEqual(measured.surfaces.himmelblau);
  });

  it('are of entries that there are', () => {
    const ids = (family) => family.map(({ id }) => id);
    expect(Object.keys(measured.surfaces).sort()).toEqual(ids(catalog.surfaces).sort());
    const named = Object.values(measured.surfaces).flatMap(Object.keys);
    expect(ids(catalog.optimizers)).toEqual(expect.arrayContaining(named));
  });

  it('train where the rates for networks may not', () => {
    const isEndless = (surface) => /saddle/.test(surface);
    for (const [surface, rates] of Object.entries(measured.surfaces)) {
      if (isEndless(surface)) continue;
      for (const id of Object.keys(rates)) {
        expect(statusOf(surface, id), `${id} on ${surface}`).toBe('finished');
      }
    }
    expect(statusOf('himmelblau', 'sgd', 0.1)).toBe('diverged');
  });
});

describe('another problem', () => {
  const configOf = (link) => parseLink(link, catalog).config;
  const RUNS = '&run=sgd,lr=0.1&run=adam,lr=0.01&run=momentum,lr=0.3&run=momentum,lr=0.05';
  const ratesOf = ({ runs }) => runs.map(({ params }) => params.lr);
  const ON = 'problem=surface&surface=';

  it('gets its usual rates for those that nobody chose', () => {
    const config = configOf(`v=1&${ON}himmelblau${RUNS}`);
    const words = followProblem(config, configOf(`v=1${RUNS}`), catalog);
    const { sgd, momentum } = measured.surfaces.himmelblau;
    expect(ratesOf(config)).toEqual([sgd, 0.01, 0.3, momentum]);
    expect(words).toBe(
      `set to what usually works on Himmelblau: SGD ${sgd}, Heavy ball #2 ${momentum}`,
    );
  });

  it('gives them back on the way back', () => {
    const there = configOf(`v=1&${ON}himmelblau${RUNS}`);
    followProblem(there, configOf(`v=1${RUNS}`), catalog);
    const back = { ...configOf(`v=1${RUNS}`), runs: structuredClone(there.runs) };
    followProblem(back, there, catalog);
    expect(ratesOf(back)).toEqual(ratesOf(configOf(`v=1${RUNS}`)));
  });

  it('says nothing where nothing changes', () => {
    const config = configOf(`v=1&data=moons${RUNS}`);
    expect(followProblem(config, configOf(`v=1${RUNS}`), catalog)).toBe('');
  });

  it('leaves runs that keep a problem of their own', () => {
    const run = '&run=sgd,lr=0.1,problem=network';
    const config = configOf(`v=1&${ON}himmelblau${run}`);
    expect(followProblem(config, configOf(`v=1${run}`), catalog)).toBe('');
  });

  it('gives new runs and picked optimizers its usual rates', () => {
    const playground = new Playground({ catalog, link: `v=1&${ON}himmelblau&run=adam,lr=0.5` });
    const editor = new Editor(playground);
    editor.usualParams = usualParams;
    editor.setOptimizer(0, 'sgd');
    expect(ratesOf(playground.config)).toEqual([measured.surfaces.himmelblau.sgd]);
    editor.addRun();
    expect(playground.config.runs).toHaveLength(2);
  });
});
