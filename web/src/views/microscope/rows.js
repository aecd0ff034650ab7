// The numbers of a step in order, as the element lists them and as a figure draws them.

import { formatNumber } from '../../drawing/format.js';
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
    rows: [
      ...(i === 0 ? [start] : []),
      ...lineRows(stage),
      ...(i === stages.length - 1 ? [moveRow(look)] : []),
    ],
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
 * What all lines come to.
 * @param {Look} look
 * @returns {Row}
 */
function moveRow({ weight, newWeight, report: { rate } }) {
  const move = newWeight - weight;
  const inRates = rate > 0 ? `, ${minus(formatNumber(move / rate))} times the rate` : '';
  const symbol = math(
    '<msub><mi>θ</mi><mi>t</mi></msub><mo>−</mo>' +
      '<msub><mi>θ</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub>',
  );
  return { ...plain('Δθ', move, `the step${inRates}`), symbol };
}

/** @param {string} number */
function minus(number) {
  return number.replace(/-/g, '−');
}

/**
 * A rule that looks at whole tensors: their norms, and which way it goes.
 * @param {Look} look
 * @returns {Row[]}
 */
function tensorRows(look) {
  const { weight, newWeight, kept } = look;
  const { gradientNorm, weightNorm, moveNorm, rate } = look.report;
  return [
    plain('‖G‖', gradientNorm, 'length of the gradient of the whole tensor'),
    plain('‖θ‖', weightNorm, 'length of its weights'),
    ...kept.map(({ name, length }) => plain(`‖${name}‖`, length, 'what the rule keeps of it')),
    plain('‖Δ‖', moveNorm, 'length of its step'),
    plain(
      'd',
      (weight - newWeight) / rate,
      'preconditioned direction of this weight: its step divided by the rate',
    ),
    plain('θ', newWeight, 'the weight after the step'),
    moveRow(look),
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
