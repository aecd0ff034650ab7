// What has no translation is said in a sentence, before anything is written.

import { describe, expect, it } from 'vitest';
import { reasonAgainst } from '../../../web/src/pytorch/reasons.js';
import { writeScript } from '../../../web/src/pytorch/write-script.js';
import { allCases } from '../../pytorch/cases.js';
import { configOf, engine, experimentOf } from './experiment.js';

const MOONS = 'v=1&data=moons&hidden=4&steps=20';
const SINE = 'v=1&data=sine&hidden=4&steps=20&batch=0';

/** @type {Array<[words: RegExp, link: string]>} */
const REFUSED = [
  [/^K-FAC cannot be exported .* inputs? and every slope/, `${MOONS}&run=kfac`],
  [/^SOAP cannot be exported .* not unique/, `${MOONS}&run=soap`],
  [/^Sophia.* cannot be exported .* draws/, `${MOONS}&run=sophia`],
  [/around L-BFGS cannot be exported .* gradients of its own/, `${MOONS}&run=lbfgs,with=clip-norm`],
  [/with batch norm or dropout/, `${MOONS}&norm=batch&run=newton`],
  [/with a penalty on the weights/, `${SINE}&l2=0.1&run=gauss-newton`],
  [/on a surface: it needs residuals/, 'v=1&problem=surface&run=gauss-newton'],
  [/different surfaces/, 'v=1&problem=surface&run=sgd&run=sgd,surface=booth'],
  [/no run to export/, 'v=1'],
];

describe('a reason against a script', () => {
  it.each(REFUSED)('%s', async (words, link) => {
    const config = await configOf(link);
    expect(reasonAgainst(config, engine.catalog)).toMatch(words);
    expect(reasonAgainst(config, engine.catalog)).toMatch(/[.]$/);
  });

  it('is of the run that is asked for', async () => {
    const config = await configOf(`${MOONS}&run=sgd&run=kfac`);
    expect(reasonAgainst(config, engine.catalog)).not.toBe('');
    expect(reasonAgainst(config, engine.catalog, 0)).toBe('');
    expect(reasonAgainst(config, engine.catalog, 1)).toMatch(/K-FAC/);
  });

  it('is also given by the script itself', async () => {
    await expect(async () => writeScript(await experimentOf(`${MOONS}&run=kfac`))).rejects.toThrow(
      /K-FAC cannot be exported/,
    );
  });

  it('is a last mini-batch of one sample under batch norm', async () => {
    const link = `${MOONS}&samples=82&batch=10&norm=batch&run=sgd`;
    await expect(async () => writeScript(await experimentOf(link))).rejects.toThrow(
      /one sample.*41 samples in batches of 10/,
    );
  });

  it('is not given for what is verified', async () => {
    const cases = allCases(engine.catalog);
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    for (const { link } of cases) {
      const { config, problems } = engine.parseLink(link);
      expect([link, problems, reasonAgainst(config, engine.catalog)]).toEqual([link, [], '']);
    }
  });
});
