import { shareChart } from '../curves/per-layer.js';
import view from './view.js';

// Its place among the numbers that are recorded of a layer's responses.
const CHANNEL = 6;

/** @type {import('../view.js').ChartModule['model']} */
export const model = shareChart(view, CHANNEL);
