// The map of trainability as a study.

import { targetOf } from '../../studies/axes.js';
import { performMap, planMap } from '../../studies/map/map.js';
import { runSeries } from '../study/series.js';
import { headingOf } from '../study/study-words.js';
import { axisName, windowWords } from './axis-words.js';
import { drawMap } from './draw-map.js';
import { mapHeadline, mapWords } from './map-report.js';

/** @typedef {import('../../studies/map/map.js').MapPlan} MapPlan */
/** @typedef {import('../../studies/map/map-results.js').MapResults} MapResults */

/** @type {import('../../studies/study.js').StudyKind<MapPlan, MapResults>} */
export const kind = {
  id: 'map',
  plan: planMap,
  series: runSeries,
  perform: performMap,
  // Whatever a run has of what the axes are, the map gives it other values.
  forget: (run, { x, y }, { config, catalog }) => {
    for (const { key, from } of [x, y]) targetOf(key, run, config, catalog)?.set(run, from);
  },
};

/** @type {import('../study/study-module.js').StudyModule<MapPlan, MapResults>['part']} */
export function part({ plan, results, series }) {
  const { x, y } = plan;
  return {
    id: 'study',
    name: headingOf(`where ${series[0].name} trains: ${axisName(x)} and ${axisName(y)}`),
    about: windowWords(plan),
    words: [mapHeadline(plan, results, series[0].name), ...mapWords(plan, results)].join(' '),
    draw: (context, theme, size) => drawMap(context, { plan, results, theme, size }),
  };
}
