// What can be edited about an experiment, as plain data.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startParams } from '../../../web/src/catalog/params.js';
import { parseLink } from '../../../web/src/config/link.js';
import * as edits from '../../../web/src/playground/edits.js';
import { placeTable } from '../../../web/src/playground/own-data.js';

const file = new URL('../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const configOf = (link) => parseLink(link, catalog).config;
const rulesOf = ({ runs }) => runs.map(({ optimizer }) => optimizer);
const ownData = catalog.datasets.find(({ own }) => own).id;

describe('the list of runs', () => {
  it('gets a plain optimizer that is not there yet', () => {
    const config = configOf('v=1&run=adam&run=sgd');
    edits.addRun(config.runs, catalog, startParams);
    const [, , added] = rulesOf(config);
    const { wrapper } = catalog.optimizers.find(({ id }) => id === added);
    expect(wrapper).toBeFalsy();
    expect(['adam', 'sgd']).not.toContain(added);
  });

  it('gives a new run the schedule, warm-up and settings that all others share', () => {
    const added = (link) => {
      const config = configOf(link);
      edits.addRun(config.runs, catalog, startParams, 'nadam');
      return config.runs.at(-1);
    };
    const both = 'schedule=cosine,t_max=400,warmup=50,steps=64';
    expect(added(`v=1&run=adam,${both}&run=sgd,lr=0.5,${both}`)).toMatchObject({
      optimizer: 'nadam',
      ...{ schedule: 'cosine', scheduleParams: { t_max: 400 }, warmup: 50 },
      overrides: { steps: 64 },
      params: startParams(catalog.optimizers.find(({ id }) => id === 'nadam')),
    });
    const other = added('v=1&run=adam,schedule=cosine,warmup=50&run=sgd,warmup=50');
    expect(other).toMatchObject({ schedule: 'constant', scheduleParams: {}, warmup: 50 });
  });

  it('gives a new run a colour that is free, and takes none from the others', () => {
    const config = configOf('v=1&run=adam&run=sgd&run=lion');
    edits.removeRun(config.runs, 0);
    edits.duplicateRun(config.runs, 0);
    expect(rulesOf(config)).toEqual(['sgd', 'sgd', 'lion']);
    expect(config.runs.map(({ color }, index) => color ?? index)).toEqual([1, 0, 2]);
  });

  it('does not share what it was given', () => {
    const config = configOf('v=1&run=adam');
    const [given] = configOf('v=1&run=lion,lr=0.5').runs;
    edits.appendRun(config.runs, given);
    given.params.lr = 7;
    expect(config.runs[1].params.lr).toBe(0.5);
  });
});

describe('own data', () => {
  it('is the data of the experiment, also where it was a surface', () => {
    const config = configOf('v=1&problem=surface&run=sgd');
    edits.useOwnData(config, catalog, 'text');
    expect(config.settings.problem).toBeUndefined();
    expect(config.settings.data).toBe(ownData);
    expect(config.table).toBe('text');
  });

  it('is in the link only while a run trains on it', () => {
    const config = configOf('v=1&run=sgd');
    placeTable(config, catalog, 'text');
    expect(config.table).toBeUndefined();
    edits.setSetting(config, 'data', ownData);
    placeTable(config, catalog, 'text');
    expect(config.table).toBe('text');
  });
});
