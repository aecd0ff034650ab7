// A network and its parts in words, for the pointer, the keyboard and those who do not see it.

import { formatNumber } from '../../drawing/format.js';
import { weightAt } from './drawn-network.js';
import { className, unitName } from './names.js';

/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').Part} Part */

// More classes cannot be listened to.
const MOST_CLASSES = 3;

/**
 * @param {DrawnNetwork} drawn
 * @param {Part} part
 * @returns {string} a sentence without its full stop
 */
export function partWords(drawn, part) {
  if (part.kind === 'unit') return unitWords(drawn, part.column, part.row);
  const { weight, gradient } = weightAt(drawn, part);
  const from = unitName(drawn, part.block, part.from);
  const to = unitName(drawn, part.block + 1, part.to);
  const numbers = `weight ${formatNumber(weight)}, gradient ${formatNumber(gradient)}`;
  return `From ${from} to ${to}: ${numbers}`;
}

/**
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @param {number} row
 */
function unitWords(drawn, column, row) {
  const { columns, blocks } = drawn.network;
  const name = capital(unitName(drawn, column, row));
  if (column === 0 && drawn.imageWidth) return `${name}: their mean over the training samples`;
  const mean = `${meanName(drawn, column)} ${formatNumber(columns[column].means[row])}`;
  const { biases, biasGradient } = blocks[column - 1] ?? {};
  const bias = biases?.length
    ? `; bias ${formatNumber(biases[row])}, gradient ${formatNumber(biasGradient[row])}`
    : '';
  return `${name}: ${mean}${groupWords(drawn, column, row)}${bias}${choiceWords(columns[column])}`;
}

/** @param {DrawnNetwork['network']['columns'][number]} column */
function choiceWords({ count, units }) {
  return units.length < count ? `. ${units.length} of ${count} units are shown, evenly chosen` : '';
}

/**
 * @param {DrawnNetwork} drawn
 * @param {number} column
 */
function meanName({ network: { columns } }, column) {
  if (column === 0) return 'mean';
  return column < columns.length - 1 ? 'mean activity' : 'mean prediction';
}

/**
 * @param {DrawnNetwork} drawn
 * @param {number} column
 * @param {number} row
 */
function groupWords({ network: { columns, groups }, data }, column, row) {
  const means = columns[column].groupMeans.subarray(row * groups, (row + 1) * groups);
  if (data.task === 'regression') {
    const [low, high] = [means[0], means[groups - 1]].map((mean) => formatNumber(mean));
    return ` (${low} for the lowest targets, ${high} for the highest)`;
  }
  if (groups > MOST_CLASSES) return '';
  const each = Array.from(
    means,
    (mean, k) => `${formatNumber(mean)} for class ${className(data, k)}`,
  );
  return ` (${each.join(', ')})`;
}

/**
 * @param {DrawnNetwork} drawn
 * @returns {string} what the network is like, in a sentence or two
 */
export function networkWords(drawn) {
  const { columns } = drawn.network;
  const widths = columns.slice(1, -1).map(({ count }) => count);
  const hidden = { 0: 'no hidden layer', 1: `a hidden layer of ${widths[0]} units` };
  const layers =
    hidden[/** @type {0 | 1} */ (widths.length)] ?? `hidden layers of ${listOf(widths)} units`;
  const [inputs, outputs] = [columns[0].count, columns[columns.length - 1].count];
  const size = `${counted(inputs, 'input')}, ${layers}, ${counted(outputs, 'output')}`;
  const cut = columns.some(({ count, units }) => units.length < count)
    ? ' Of its wide layers some units are shown, evenly spread over all.'
    : '';
  const weight = `The largest weight shown is ${formatNumber(drawn.weight)} in size`;
  return `${size}. ${weight}, the largest gradient ${formatNumber(drawn.gradient)}.${cut}`;
}

/** @param {number[]} numbers */
function listOf(numbers) {
  return `${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`;
}

/**
 * @param {number} count
 * @param {string} noun
 */
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** @param {string} text */
function capital(text) {
  // Names of inputs stay as they are.
  return /^(hidden|output|the)\b/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
