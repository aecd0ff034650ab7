// Notes that hold embeds: each in a frame with the attributes that the address of this page gives, as JSON after "#".
// What they trained to is in `found`, by name.

const SOURCE = 'optimizer-playground';
/** @type {Record<string, string[]>} */
const found = {};
/** @type {Map<MessageEventSource | null, string>} */
const names = new Map();

Object.assign(globalThis, { found });
const { frames = {}, widget, inside } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
addEventListener('message', hear);
for (const [name, attributes] of Object.entries(frames)) addFrame(name, attributes);
if (widget) addWidget(widget);
if (inside) addText(inside);

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function addFrame(name, attributes) {
  const frame = document.createElement('iframe');
  for (const [key, value] of Object.entries(attributes)) frame.setAttribute(key, value);
  document.body.append(frame);
  names.set(frame.contentWindow, name);
}

/** @param {MessageEvent} event */
function hear({ source, data }) {
  const name = names.get(source);
  if (name === undefined || data?.source !== SOURCE) return;
  const ask = { source: SOURCE, version: 1, type: 'getResults' };
  if (data.type === 'finished') /** @type {Window} */ (source).postMessage(ask, '*');
  if (data.type === 'results') found[name] = printsOf(data.runs);
}

/**
 * The widget for notebooks, with a model as they have it.
 * @param {{ module: string, config: string }} widget
 */
async function addWidget({ module, config }) {
  const { default: widgetOf } = await import(module);
  /** @type {Record<string, any>} */
  const values = { config, height: 240 };
  const model = {
    get: (/** @type {string} */ name) => values[name],
    set: (/** @type {string} */ name, /** @type {unknown} */ value) => (values[name] = value),
    save_changes: () => values.results && (found.widget = printsOf(values.results)),
    on: () => {},
    off: () => {},
  };
  widgetOf.render({ model, el: document.body });
}

/**
 * A frame that has its text from an attribute, and the policy of this page with it.
 * @param {string} address of the text
 */
async function addText(address) {
  const frame = document.createElement('iframe');
  frame.srcdoc = await (await fetch(address)).text();
  document.body.append(frame);
}

/** @param {{ fingerprint: string }[]} runs */
function printsOf(runs) {
  return runs.map(({ fingerprint }) => fingerprint);
}
