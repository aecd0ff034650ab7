// Which views a figure shows.

import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/index.js';
import {
  beginsWithChart,
  drawableViews,
  shownViews,
  studyOnStage,
} from '../../../web/src/figure/shown-views.js';
import { catalog } from '../catalog/catalog.js';

const experiment = (link) => ({ catalog, config: parseLink(link, catalog).config });
const idsOf = (link, words) => shownViews(experiment(link), words).shown.map(({ id }) => id);

describe('the views of a figure', () => {
  it('are those of the page', () => {
    expect(idsOf('v=1&data=moons&run=adam')).toEqual(['boundary', 'loss', 'lr', 'accuracy']);
    expect(idsOf('v=1&problem=surface&run=adam')).toEqual([
      'surface-landscape',
      'loss',
      'lr',
      'gradient-norm',
    ]);
    expect(idsOf('v=1&data=moons&views=loss&stage=landscape&run=adam')).toEqual([
      'network-landscape',
      'loss',
    ]);
  });

  it('are those of some words, in their order, each once', () => {
    const words = ['boundary', 'loss', 'stage', 'loss'];
    expect(idsOf('v=1&data=moons&run=adam', words)).toEqual(['boundary', 'loss']);
  });

  it('must suit the problem', () => {
    const { shown, problems } = shownViews(experiment('v=1&data=iris&run=adam'), [
      'boundary',
      'loss',
    ]);
    expect(shown.map(({ id }) => id)).toEqual(['loss']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ key: 'show', value: 'boundary' });
    expect(problems[0].message).toMatch(/^must be one of stage, loss, .*confusion/);
  });

  it('do not hold the study that the page shows in the place of a picture', () => {
    const sweep = experiment('v=1&data=moons&stage=sweep&run=adam');
    expect(studyOnStage(sweep)).toBe('sweep');
    expect(shownViews(sweep).shown[0].id).toBe('boundary');
    expect(studyOnStage(experiment('v=1&data=moons&stage=landscape&run=adam'))).toBe('');
  });

  it.each([
    [['loss', 'boundary'], true],
    [['boundary', 'loss'], false],
    [['runs', 'loss', 'stage'], true],
    [['stage', 'loss'], false],
    [['sweep', 'loss'], false],
    [undefined, false],
  ])('of %j begin with a chart: %s', (words, isChart) => {
    expect(beginsWithChart(experiment('v=1&data=moons&run=adam'), words)).toBe(isChart);
  });

  it('can be every chart and picture', () => {
    const kinds = drawableViews(experiment('v=1&data=moons&run=adam')).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['chart', 'picture']));
  });
});
