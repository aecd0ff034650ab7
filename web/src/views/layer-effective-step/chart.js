import { layerBandChart } from '../curves/per-layer.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export const model = layerBandChart(view, 'effective-step');
