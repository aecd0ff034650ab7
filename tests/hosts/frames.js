// The figures of an open page, found by what they show, and what can be read of them.

import { figures } from './figures.js';
import { until } from './until.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('playwright-core').ElementHandle<HTMLIFrameElement>} Handle */
/** @typedef {import('../../web/src/embed/protocol.js').RunResults} RunResults */
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

/**
 * @param {HTMLIFrameElement} place
 * @returns {Promise<RunResults[]>}
 */
function resultsOfElement(place) {
  const root = place.getRootNode();
  const owner = root instanceof ShadowRoot ? root.host : place;
  const element = owner.closest('optimizer-playground');
  return element?.getResults() ?? Promise.resolve([]);
}

/**
 * @param {HTMLIFrameElement} place
 * @returns {Promise<RunResults[]>}
 */
function resultsOfFrame(place) {
  const MOST_MILLISECONDS = 2000;
  const id = `notes ${Math.random()}`;
  return new Promise((resolve) => {
    const end = (/** @type {RunResults[]} */ runs) => {
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
 * How many runs of a figure have a curve on the screen, by the pixels that are drawn.
 * @param {Frame} frame
 * @returns {Promise<number>}
 */
export function curvesIn(frame) {
  return frame.evaluate(() => {
    const ENOUGH = 40;
    const NEAR = 24;
    const canvas = document.querySelector('[data-chart=loss] canvas');
    const pen = document.createElement('canvas').getContext('2d');
    if (!(canvas instanceof HTMLCanvasElement) || !pen) return 0;
    const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    /** @param {number} slot of the palette */
    const pixelsOf = (slot) => {
      pen.fillStyle = getComputedStyle(canvas).getPropertyValue(`--r${slot}`).trim();
      pen.fillRect(0, 0, 1, 1);
      const color = pen.getImageData(0, 0, 1, 1).data;
      let count = 0;
      for (let at = 0; image && at < image.length; at += 4) {
        const isIt = [0, 1, 2].every((part) => Math.abs(image[at + part] - color[part]) < NEAR);
        if (isIt && image[at + 3] > 200) ++count;
      }
      return count;
    };
    return [1, 2, 3, 4].filter((slot) => pixelsOf(slot) > ENOUGH).length;
  });
}
