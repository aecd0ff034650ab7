// When the results of a study belong to what is asked now.

import { expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../web/src/config/index.js';
import { Study } from '../../../web/src/studies/study.js';
import { kind } from '../../../web/src/views/repeat/study.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

const configOf = (link) => parseLink(`v=1&repeat.seeds=2&${link}`, catalog).config;

/** Repeats of a link, made without an engine. */
async function repeated(link) {
  const host = {
    ...{ catalog, config: configOf(link), link, selected: 0, workers: 1 },
    value: (key) => settingValue(host.config.settings, key, index),
    compute: async (_, { specs }) => specs.map(() => trial()),
    holdTraining: () => () => {},
    isHidden: () => false,
    onHidden: () => () => {},
    beforeDrawing: (draw) => draw(),
  };
  const study = new Study(host, kind);
  await study.start();
  return { host, study };
}

it.each([
  ['as it was', 'steps=100&run=adam&run=sgd', false],
  ['what is shown', 'steps=100&repeat.band=quartiles&run=adam&run=sgd', false],
  ['how a run looks', 'steps=100&run=adam,label=A&run=sgd,color=3', false],
  ['the steps', 'steps=200&run=adam&run=sgd', true],
  ['what changes', 'steps=100&repeat.vary=data&run=adam&run=sgd', true],
  ['a rate', 'steps=100&run=adam,lr=0.5&run=sgd', true],
])('results are of an earlier setting only if it matters: %s', async (_, link, isStale) => {
  const { host, study } = await repeated('steps=100&run=adam&run=sgd');
  expect(study.status).toBe('done');
  host.config = configOf(link);
  expect(study.isStale).toBe(isStale);
});
