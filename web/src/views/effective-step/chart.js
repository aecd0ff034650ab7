import { bandChart } from '../curves/per-run.js';
import view from './view.js';

/** @type {import('../view.js').ChartModule['model']} */
export const model = bandChart(view, 'effective-step');
