// A script as a file.

import { npz } from './npz.js';
import { plain } from './python.js';
import { scriptOf } from './script.js';

/** @typedef {import('./script.js').ScriptExperiment} ScriptExperiment */

/**
 * @typedef {object} Written
 * @property {string} text of the file
 * @property {Uint8Array | null} arrays of an .npz file of the same name beside it; null: everything is inside
 */

/** In a file, what is short follows what it belongs to; a notebook has a cell for each. */
const HEADED = [
  ...['Data', 'Noise', 'Surface', 'Network', 'Optimizers', 'Schedules', 'Runs', 'Training'],
  'Numbers of the page',
];

/**
 * @param {ScriptExperiment} experiment
 * @returns {Written}
 * @throws {Error} a sentence, if something in it has no translation
 */
export function writeScript(experiment) {
  const script = scriptOf(experiment, 'script');
  const sections = [...script.sections, script.program].map(({ title, text }) =>
    HEADED.includes(title) ? `# ---- ${title} ----\n\n${text}` : text,
  );
  const end = 'if __name__ == "__main__":\n    main()\n';
  const [settings, ...rest] = sections;
  const text = [`${headOf(script, experiment.file)}\n\n${settings}`, ...rest, end].join('\n\n\n');
  return { text, arrays: script.arrays.length ? npz(script.arrays) : null };
}

/**
 * @param {import('./script.js').Script} script
 * @param {string} file
 */
function headOf({ address, title, same, imports }, file) {
  return [
    `# ${plain(address)}`,
    `"""${plain(title)}.`,
    '',
    `From the Optimizer Playground, with the same ${same}:`,
    '',
    `    python ${file}.py --plot     trains all runs and draws their curves`,
    `    python ${file}.py --check    compares their first losses with those of the page`,
    '"""',
    '',
    ...imports,
  ].join('\n');
}
