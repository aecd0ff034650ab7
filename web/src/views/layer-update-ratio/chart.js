import { layerChart } from '../curves/per-layer.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export const model = layerChart(view, { measure: 'update-ratio', log: true });
