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
    `    python ${file}.py             trains, and prints the last losses`,
    `    python ${file}.py --plot      and draws the curves`,
    `    python ${file}.py --check     compares with the losses of the page`,
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
  const sections = [...script.sections, script.program].map(
    ({ title, text }) => `# ---- ${title} ----\n\n${text}`,
  );
  const end = 'if __name__ == "__main__":\n    main()\n';
  return { text: [head, ...sections, end].join('\n\n\n').replaceAll('----\n\n\n\n', '----\n\n'), arrays: script.arrays };
}
