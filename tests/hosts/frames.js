// The figures of an open page, found by what they show, and what can be read of them.

import { drawnChart, runColors, strokesOf } from '../browser/page/drawn.js';
import { figures } from './figures.js';
import { until } from './until.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./figures.js').Form} Form */

/**
 * @typedef {object} State of a figure
 * @property {number} step
 * @property {string[]} fingerprints empty: not known yet
 */

/**
 * Waits for the frame of a figure.
 * @param {Page} page
 * @param {Form} form
 * @param {keyof typeof figures} name
 * @returns {Promise<Frame>}
 */
export function frameOf(page, form, name) {
  return until(`the ${form} has a frame`, () => findFrame(page, form, name));
}

/**
 * @param {Page} page
 * @param {Form} form
 * @param {keyof typeof figures} name
 * @returns {Promise<Frame | null>}
 */
async function findFrame(page, form, name) {
  for (const frame of page.frames()) {
    if (!frame.url().includes(figures[name].mark)) continue;
    const place = await frame.frameElement();
    if ((await place.evaluate(isOfElement)) === (form === 'element')) return frame;
  }
  return null;
}

/** @param {Element} place */
function isOfElement(place) {
  const around = place.getRootNode();
  const owner = around instanceof ShadowRoot ? around.host : place;
  return owner.closest('optimizer-playground') !== null;
}

/**
 * What a figure says of itself now. Some hosts take away the frames of what is not shown.
 * @param {Page} page
 * @param {Form} form
 * @param {keyof typeof figures} name
 * @returns {Promise<State>}
 */
export async function stateOf(page, form, name) {
  const frame = await findFrame(page, form, name);
  if (!frame) return { step: 0, fingerprints: [] };
  return frame.evaluate(() => {
    const { store } = document.querySelector('playground-embed');
    const views = store.config.runs.map((_, index) => store.runView(index));
    return {
      step: store.frame?.step ?? 0,
      fingerprints: views.flatMap((view) => view?.fingerprint || []),
    };
  });
}

/**
 * How many runs of a figure have a curve on the screen.
 * @param {Frame} frame
 */
export async function curvesIn(frame) {
  const [drawn, colors] = [await drawnChart(frame, 'loss'), await runColors(frame)];
  return colors.filter((color) => strokesOf(drawn, color).length > 0).length;
}
