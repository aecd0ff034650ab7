// The numbers of a step in order, as the element lists them and as a figure draws them.

import { textSymbol } from '../../steps/text-symbol.js';
import { typesetLine } from '../../steps/typeset-lines.js';

/** @typedef {import('../../steps/look.js').Look} Look */
/** @typedef {import('../../steps/look.js').Stage} Stage */

/**
 * @typedef {object} Row
 * @property {string} name in plain letters: "m̂"
 * @property {string} symbol a <math> element
 * @property {string} line a <math> element with the numbers below; empty: it is only a number
 * @property {number} value
 * @property {string} words what it is, where that is no line of the rule
 */

/**
 * @param {Look} look
 * @returns {{ title: string, rows: Row[] }[]} groups; the title of the only one is empty
 */
export function rowGroups(look) {
  const start = {
    ...plain('g', look.gradient, 'gradient of the loss'),
    symbol: math('<mo>∇</mo><mi>f</mi>'),
  };
  const stages = look.stages.filter(({ lines }) => lines.length);
  if (!stages.some((stage) => stage === look.rule))
    return [{ title: '', rows: [start, ...tensorRows(look)] }];
  return stages.map((stage, i) => ({
    title: stages.length > 1 ? (stage.entry?.name ?? 'Rates of layers') : '',
    rows: [...(i === 0 ? [start] : []), ...lineRows(stage)],
  }));
}

/**
 * @param {Stage} stage
 * @returns {Row[]}
 */
function lineRows(stage) {
  return stage.lines.map((line) => {
    const { symbol, line: typeset } = typesetLine(line, stage);
    return { name: textSymbol(line.target), symbol, line: typeset, value: line.value, words: '' };
  });
}

/**
 * A rule that looks at whole tensors: their norms, and which way it goes.
 * @param {Look} look
 * @returns {Row[]}
 */
function tensorRows({ report, weight, newWeight }) {
  const { gradientNorm, weightNorm, moveNorm, rate, after } = report;
  const norms = after.filter(({ isNorm }) => isNorm);
  return [
    plain('‖G‖', gradientNorm, 'length of the gradient of the whole tensor'),
    plain('‖θ‖', weightNorm, 'length of its weights'),
    ...norms.map(({ name, values }) => plain(`‖${name}‖`, values[0], 'what the rule keeps')),
    plain('‖Δ‖', moveNorm, 'length of its step'),
    plain(
      'd',
      (weight - newWeight) / rate,
      'preconditioned direction of this weight: its step divided by the rate',
    ),
    plain('θ', newWeight, 'the weight after the step'),
  ];
}

/**
 * @param {string} name
 * @param {number} value
 * @param {string} words
 * @returns {Row}
 */
function plain(name, value, words) {
  return { name, symbol: math(`<mi mathvariant="normal">${name}</mi>`), line: '', value, words };
}

/** @param {string} inner */
function math(inner) {
  return `<math>${inner}</math>`;
}
