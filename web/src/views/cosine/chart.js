import { axis } from '../../drawing/axis.js';
import { chartOf, measuredCurves } from '../curves/recorded.js';
import { recordsOf, wordsFor } from '../curves/records.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export function model(scene) {
  const found = recordsOf(scene, 'cosine');
  const wishes = found.map((one) => ({ ...one, channel: 0 }));
  const { curves, words } = measuredCurves(scene, wishes, false);
  return chartOf(view, scene, {
    curves,
    y: { ...axis(-1, 1, false, 2), min: -1.05, max: 1.05 },
    subtitle: wordsFor(found, ['gradient and the one before', words]),
  });
}
