import { axis } from '../../drawing/axis.js';
import { chartOf, smoothCurve, smoothingWords } from '../curves/recorded.js';
import { recordsOf, wordsFor } from '../curves/records.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export function model(scene) {
  const found = recordsOf(scene, 'cosine');
  return chartOf(view, scene, {
    curves: found.map(({ run, record }) => smoothCurve(scene, run, record, record.channel(0))),
    y: { ...axis(-1, 1, false, 2), min: -1.05, max: 1.05 },
    subtitle: wordsFor(found, ['gradient and the one before', smoothingWords(scene)]),
  });
}
