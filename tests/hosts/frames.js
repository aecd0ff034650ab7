// The figures of an open page, found by what they show, and what can be read of them.

import { drawnChart, runColors, strokesOf } from '../browser/page/drawn.js';
import { figures } from './figures.js';
import { until } from './until.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('./snippets.js').Form} Form */

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
 * What a figure answers when its page asks, by the method of the element or by a message to the iframe.
 * @param {Page} page
 * @param {Form} form
 * @param {keyof typeof figures} name
 * @returns {Promise<State>} the first step, if there is no answer: some hosts take away frames that are not shown
 */
export async function stateOf(page, form, name) {
  const frame = await findFrame(page, form, name);
  const place = await frame?.frameElement();
  const runs =
    (await place?.evaluate(form === 'element' ? resultsOfElement : resultsOfFrame)) ?? [];
  return {
    step: Math.max(0, ...runs.map((run) => run.step)),
    fingerprints: runs.flatMap((run) => run.fingerprint || []),
  };
}

/** @param {HTMLIFrameElement} place */
function resultsOfElement(place) {
  const root = place.getRootNode();
  const owner = root instanceof ShadowRoot ? root.host : place;
  const element = /** @type {any} */ (owner.closest('optimizer-playground'));
  return element.getResults();
}

/** @param {HTMLIFrameElement} place */
function resultsOfFrame(place) {
  const MOST_MILLISECONDS = 2000;
  const id = `notes ${Math.random()}`;
  return new Promise((resolve) => {
    const end = (/** @type {object[]} */ runs) => {
      removeEventListener('message', listen);
      resolve(runs);
    };
    const listen = (/** @type {MessageEvent} */ { data, source }) => {
      if (source === place.contentWindow && data?.id === id) end(data.runs);
    };
    addEventListener('message', listen);
    // A frame that has just been taken away does not answer.
    setTimeout(() => end([]), MOST_MILLISECONDS);
    const command = { source: 'optimizer-playground', version: 1, type: 'getResults', id };
    place.contentWindow?.postMessage(command, '*');
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
