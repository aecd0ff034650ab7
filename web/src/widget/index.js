// The playground in a notebook: the form that anywidget, marimo and MyST ask for. The page is in this file, so it
// needs no network; it runs in a frame of its own, which can do nothing to the notebook.

import html from 'virtual:single-file.js';
import { defaultFlags } from '../config/flags.js';
import { withExperiment } from '../single-file/with-experiment.js';
import { Traits } from './traits.js';

/** @typedef {import('./model.js').Model} Model */

const USUAL_HEIGHT = 400;
const FLAGS = Object.keys(defaultFlags()).filter((name) => name !== 'embed' && name !== 'height');
// These can be told to a page that is there; for others it is made anew.
const TOLD = ['theme'];
const SANDBOX = 'allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox';

/**
 * Shows a model.
 * @param {{ model: Model, el: Element | DocumentFragment }} place
 * @returns {() => void} ends it
 */
function render({ model, el }) {
  const frame = document.createElement('iframe');
  frame.title = 'Optimizer Playground';
  frame.setAttribute('sandbox', SANDBOX);
  frame.allow = 'clipboard-write; fullscreen';
  const resize = () => {
    const height = Number(model.get('height')) || USUAL_HEIGHT;
    frame.style.cssText = `display:block;box-sizing:border-box;width:100%;height:${height}px;border:0`;
  };
  const traits = new Traits(model, (message) => frame.contentWindow?.postMessage(message, '*'));
  const listen = (/** @type {MessageEvent} */ event) => {
    if (event.source === frame.contentWindow) traits.receive(event.data);
  };
  const load = () => (frame.srcdoc = pageOf(model));
  /** @type {[string, () => void][]} */
  const changes = [['change:height', resize]];
  for (const name of FLAGS) if (!TOLD.includes(name)) changes.push([`change:${name}`, load]);
  addEventListener('message', listen);
  for (const [event, listener] of changes) model.on(event, listener);
  resize();
  load();
  el.append(frame);
  return () => {
    removeEventListener('message', listen);
    for (const [event, listener] of changes) model.off(event, listener);
    traits.dispose();
    frame.remove();
  };
}

/**
 * @param {Model} model
 * @returns {string} text of the page that shows it
 */
function pageOf(model) {
  const flags = FLAGS.flatMap((name) => {
    const text = String(model.get(name) ?? '');
    return text ? [`${name}=${encodeURIComponent(text)}`] : [];
  });
  const query = ['embed=1', ...flags].join('&');
  return withExperiment(html, { query, link: String(model.get('config') ?? '') });
}

export default { render };
