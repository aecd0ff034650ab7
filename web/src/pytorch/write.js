// A script as a file.

import { scriptOf } from './script.js';
import { plain } from './python.js';

/** @typedef {import('./script.js').ScriptExperiment} ScriptExperiment */

/**
 * @param {ScriptExperiment} experiment
 * @returns {{ text: string, arrays: import('./npz.js').NamedArray[] }} arrays of a file beside it
 * @throws {Error} a sentence, if something in it has no translation
 */
export function writeScript(experiment) {
  const script = scriptOf(experiment);
  const { file } = experiment;
  const usage = [
    `    python ${file}.py --plot     trains all runs and draws their curves`,
    `    python ${file}.py --check    compares their first losses with those of the page`,
  ];
  const head = [
    `# ${plain(script.address)}`,
    `"""${plain(script.title)}: as on the Optimizer Playground, from the same data, weights and mini-batches.`,
    '',
    ...usage,
    '"""',
    '',
    ...script.imports,
  ].join('\n');
  const sections = [...script.sections, script.program].map(({ title, text }) =>
    HEADED.includes(title) ? `# ---- ${title} ----\n\n${text}` : text,
  );
  const end = 'if __name__ == "__main__":\n    main()\n';
  const all = [head, ...sections, end];
  return { text: all.join('\n\n\n').replace('\n\n\n', '\n\n'), arrays: script.arrays };
}

// In a file, what is short follows what it belongs to; a notebook has a cell for each.
const HEADED = ['Data', 'Surface', 'Network', 'Runs', 'Training', 'Numbers of the page'];
