// The settings of views in the catalog.

import { describe, expect, it } from 'vitest';
import { joinCatalog } from '../../../web/src/catalog/join-catalog.js';
import { viewIds } from '../../../web/src/wasm/view-settings.js';
import { catalog } from './catalog.js';

const PAGE_GROUPS = ['Experiment', 'View'];
const isOfPage = ({ group }) => PAGE_GROUPS.includes(group);
const core = { ...catalog, settings: catalog.settings.filter((setting) => !isOfPage(setting)) };
const joined = joinCatalog(core);
const settingOf = (id) => joined.settings.find((setting) => setting.id === id);

describe('the settings of views', () => {
  it('follow those of the core, which stay as they are', () => {
    expect(joined.settings.slice(0, core.settings.length)).toEqual(core.settings);
    expect(joined.settings.slice(core.settings.length).every(isOfPage)).toBe(true);
  });

  it('keep the order that links of version 1 have', () => {
    const ids = joined.settings.filter(isOfPage).map(({ id }) => id);
    expect(ids.filter((id) => !id.includes('.'))).toEqual([
      // Comes with the settings of studies.
      'ribbon',
      // In the place of `smoothing`, which became a number of steps.
      'average',
      'scale',
      'stage',
      'plane',
      'x',
      'views',
      'curve',
      'speed',
    ]);
    expect(ids.indexOf('range.runs')).toBeLessThan(ids.indexOf('sweep.x'));
    expect(ids.indexOf('sweep.measure')).toBeLessThan(ids.indexOf('race.optimizers'));
  });

  it('offer the views that there are', () => {
    expect(settingOf('views')).toMatchObject({
      choices: viewIds.charts,
      default: ['loss', 'lr', 'accuracy'],
      max: viewIds.charts.length - 1,
    });
    expect(settingOf('stage').choices).toEqual(['auto', ...viewIds.pictures]);
  });

  it('are complete, with a start that is the default', () => {
    const keys = Object.keys(core.settings.find(({ id }) => id === 'bias'));
    for (const setting of joined.settings.filter(isOfPage)) {
      expect(Object.keys(setting)).toEqual(expect.arrayContaining(keys));
      expect(setting.start).toEqual(setting.default);
      expect(setting.optional).toBe(setting.default === null);
    }
  });

  it('let a sweep vary settings of one value and parameters of rules, each once', () => {
    const { choices } = settingOf('sweep.x');
    expect(choices.slice(0, 2)).toEqual(['lr', 'batch']);
    expect(choices).toEqual(expect.arrayContaining(['noise', 'dropout', 'beta1']));
    for (const id of ['data', 'steps', 'init.seed', 'loss', 'hidden']) {
      expect(choices).not.toContain(id);
    }
    expect(new Set(choices).size).toBe(choices.length);
    expect(settingOf('sweep.y').choices).toEqual(['none', ...choices]);
  });

  it('let rules race, not what wraps them', () => {
    const { choices } = settingOf('race.optimizers');
    expect(choices).toContain('adam');
    expect(choices).not.toContain('lookahead');
  });
});
