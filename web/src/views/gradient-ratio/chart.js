import { wholeChart } from '../curves/per-run.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export const model = wholeChart(view, { measure: 'gradient-ratio', log: true });
