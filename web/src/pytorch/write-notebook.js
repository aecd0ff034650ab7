// A script as a notebook: a cell for each section, and calls where a file has a program.

import { npz } from './npz.js';
import { plain } from './python.js';
import { scriptOf } from './script.js';

/** @typedef {import('./script.js').ScriptExperiment} ScriptExperiment */

/**
 * @param {ScriptExperiment} experiment
 * @returns {import('./write-script.js').Written} nbformat 4.5
 * @throws {Error} a sentence, if something in it has no translation
 */
export function writeNotebook(experiment) {
  const script = scriptOf(experiment, 'notebook');
  const [settings, ...sections] = script.sections;
  const cells = [
    markdown(`# ${escaped(plain(script.title))}\n\n${introduction(script)}`),
    code([...script.imports, '', settings.text].join('\n')),
    ...sections.flatMap(({ title, text }) => [markdown(`## ${title}`), code(text)]),
    markdown('## All runs'),
    code('curves = {name: train(run) for name, run in RUNS.items()}\nplot(curves)'),
    markdown('The first losses, beside those of the page:'),
    code('check()'),
  ].map((cell, i) => ({ id: `cell-${i + 1}`, ...cell }));
  const kernel = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const metadata = { kernelspec: kernel, language_info: { name: 'python' } };
  const text = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
  return { text: `${text}\n`, arrays: script.arrays.length ? npz(script.arrays) : null };
}

/** @param {import('./script.js').Script} script */
function introduction({ address, same }) {
  const words = `the same ${same}, so the same curves`;
  const isLink = /^https?:/.test(address);
  const link = isLink ? `[on the page](<${address}>)` : 'on the Optimizer Playground';
  const experiment = isLink ? '' : `\n\n\`${plain(address).replaceAll('`', "'")}\``;
  return `As ${link}: ${words}.${experiment}`;
}

/** @param {string} text that is no Markdown */
function escaped(text) {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

/** @param {string} text */
function markdown(text) {
  return { cell_type: 'markdown', metadata: {}, source: linesOf(text) };
}

/** @param {string} text */
function code(text) {
  const source = linesOf(text);
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
}

/** @param {string} text @returns {string[]} each with its line break */
function linesOf(text) {
  return text.split(/(?<=\n)/);
}
