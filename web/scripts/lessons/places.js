// Places for numbers in the words of a lesson: `{first.run4.peak}` is measured, `{first.run4.lr}` stands in the link of the
// figure, `{first.run1.effective-step(last)}` is drawn in one of its charts, `{rates.run2.study(at min)}` in that of its study.

import { formatValue } from '../../src/drawing/format.js';
import { foundText } from '../../src/narrator/phrases.js';
import { fillTemplate } from '../../src/quantities/template.js';
import { quantityOf } from '../../src/quantities/quantities.js';
import { valueInLink } from './link-parts.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./draw-figure.js').Known} Known */

/** @typedef {{ link: string, known: Known }} Trained a figure with what was measured */

/**
 * @typedef {object} Place
 * @property {string | null} figure null: the one whose caption it is
 * @property {number | null} run counted from 1
 * @property {string} id
 * @property {string} given between parentheses
 */

/** A place, wherever it stands in a text. */
export const PLACE = /\{([a-z][\w.-]*)(?:\(([^(){}]{0,40})\))?\}/y;

const DIGITS = 3;
const TINY = 0.001;
const SAID_ROUNDED = new Set(['loss', 'ratio']);

const RUN = /^run(\d{1,2})$/;

/**
 * @param {RegExpExecArray} match of PLACE
 * @param {Record<string, unknown>} figures by name
 * @returns {Place}
 */
export function placeOf([, path, given = ''], figures) {
  const parts = path.split('.');
  const figure = Object.hasOwn(figures, parts[0]) ? (parts.shift() ?? null) : null;
  const run = RUN.exec(parts[0] ?? '')?.[1];
  if (run) parts.shift();
  return { figure, run: run ? Number(run) : null, id: parts.join('.'), given };
}

/**
 * @param {Place} place
 * @param {Trained} trained
 * @param {Catalog} catalog
 * @returns {string} what stands in the place
 * @throws {Error} if the figure has no such number
 */
export function textAt(place, trained, catalog) {
  const { id, run, given } = place;
  if (quantityOf(id)) return measuredText(place, trained);
  const drawn = trained.known.charts[id]?.[(run ?? 1) - 1];
  if (drawn) {
    const value = drawnValue(drawn, given);
    if (Number.isNaN(value)) throw new Error(`the chart shows no number at (${given})`);
    return formatValue(inFewDigits(value));
  }
  const said = valueInLink(trained.link, id, run, catalog);
  if (said === undefined) throw new Error(`the figure has no ${id}`);
  return said;
}

/**
 * @param {Place} place
 * @param {Trained} trained
 */
function measuredText({ id, run, given }, { known }) {
  const template = `{run${run ?? 1}.${id}${given ? `(${given})` : ''}}`;
  const text = fillTemplate(template, known.measured, (found, quantity) =>
    foundText(
      SAID_ROUNDED.has(quantity.unit) ? { ...found, value: inFewDigits(found.value) } : found,
      quantity,
    ),
  );
  if (text === template) throw new Error(`${template} is not measured`);
  if (text === '–') throw new Error(`${template} has no value`);
  return text;
}

/**
 * In a sentence three digits say enough, and of what is nearly nothing one.
 * @param {number} value
 * @returns {number}
 */
function inFewDigits(value) {
  if (!Number.isFinite(value)) return value;
  return Number(value.toPrecision(Math.abs(value) < TINY ? 1 : DIGITS));
}

/**
 * The number of a place.
 * @param {Place} place
 * @param {Trained} trained
 * @returns {number} NaN: there is none
 */
export function numberAt(place, trained) {
  const { id, run, given } = place;
  const quantity = quantityOf(id);
  const drawn = trained.known.charts[id]?.[(run ?? 1) - 1];
  if (!quantity) return drawn ? drawnValue(drawn, given) : NaN;
  let number = NaN;
  const template = `{run${run ?? 1}.${id}${given ? `(${given})` : ''}}`;
  fillTemplate(template, trained.known.measured, ({ value }) => {
    number = value;
    return '';
  });
  return number;
}

/**
 * @param {import('./draw-figure.js').Drawn[]} curves one, or one for each layer
 * @param {string} given "first", "last", "max", "min", "at min" (where that is), or a step; default: the last; then
 *   the number of a layer, such as "last, 2"; default: the first
 * @returns {number} NaN: there is none
 */
function drawnValue(curves, given) {
  const [when = '', layer = '1'] = given.split(',').map((part) => part.trim());
  return valueOn(curves[Number(layer) - 1] ?? { x: [], y: [] }, when) ?? NaN;
}

/**
 * @param {import('./draw-figure.js').Drawn} curve
 * @param {string} when
 * @returns {number | undefined}
 */
function valueOn({ x, y }, when) {
  const finite = y.filter(Number.isFinite);
  if (when === 'first') return finite[0];
  if (when === 'max') return finite.toSorted((a, b) => b - a)[0];
  const lowest = finite.toSorted((a, b) => a - b)[0];
  if (when === 'min') return lowest;
  if (when === 'at min') return x[y.indexOf(lowest)];
  if (when === '' || when === 'last') return finite[finite.length - 1];
  return y[x.findLastIndex((one) => one <= Number(when))];
}
