// The "try it" links of the reference page: canonical, without a problem, and they train.

import { describe, expect, it } from 'vitest';
import { tryLink } from '../../../web/scripts/reference/page.js';
import { engine } from '../../wasm/engine.js';

const STEPS = 5;
const { catalog } = engine;

describe('the links to try an optimizer', () => {
  it.each(catalog.optimizers.map((entry) => [entry.id, entry]))('%s trains', (id, entry) => {
    const link = tryLink(entry, catalog);
    const { config, problems } = engine.parseLink(link);
    expect(problems).toEqual([]);
    expect(engine.formatLink(config)).toBe(link);
    expect(link).toContain(id);
    for (const index of config.runs.keys()) {
      const run = engine.createRun(config, index);
      try {
        expect(run.advance(STEPS)).toMatchObject({ step: STEPS });
        expect(run.history().trainLoss.every(Number.isFinite)).toBe(true);
      } finally {
        run.delete();
      }
    }
  });
});
