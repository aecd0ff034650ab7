// Sizes that figures usually have.

/** @typedef {import('./figure-definition.js').Definition} Definition */
/** @typedef {Pick<Definition, 'width' | 'height'>} FigureSize */

const FULL = '100%';
/** A picture of a figure that is as wide as the text around it, in CSS pixels. */
export const PICTURE_WIDTH = 720;
/** What width and height may be, in CSS pixels. */
export const LIMITS = { width: { min: 200, max: 4000 }, height: { min: 120, max: 4000 } };

/** @type {{ id: string, name: string, change: FigureSize & Partial<Definition> }[]} */
export const SIZES = [
  { id: 'column', name: 'Full width × 400', change: { width: FULL, height: 400 } },
  { id: 'small', name: '600 × 400', change: { width: 600, height: 400 } },
  { id: 'low', name: '700 × 300', change: { width: 700, height: 300 } },
  { id: 'phone', name: 'Phone, 390 × 400', change: { width: 390, height: 400 } },
  { id: 'slide', name: 'Slide, 960 × 540', change: { width: 960, height: 540 } },
  { id: 'page', name: 'Full width × 720', change: { width: FULL, height: 720 } },
  {
    id: 'print',
    name: 'Print, 720 × 480',
    change: { width: 720, height: 480, form: 'picture', theme: 'light' },
  },
];

/**
 * @param {FigureSize} size
 * @returns {string} id of one of SIZES; empty: it is none of them
 */
export function sizeNamed({ width, height }) {
  const found = SIZES.find(({ change }) => change.width === width && change.height === height);
  return found?.id ?? '';
}

/**
 * The whole page needs more height than a few views do. A size that somebody chose stays.
 * @param {FigureSize} size
 * @param {boolean} isWhole
 * @returns {Partial<FigureSize>} what changes
 */
export function sizeForKind(size, isWhole) {
  const usual = isWhole ? 'page' : 'column';
  const isUsual = ['page', 'column'].includes(sizeNamed(size));
  return (isUsual && SIZES.find(({ id }) => id === usual)?.change) || {};
}

/**
 * @param {string} text as typed
 * @param {'width' | 'height'} side
 * @returns {string} the limits, where the typed number is not within them; else empty
 */
export function limitWords(text, side) {
  const pixels = readPixels(text, side);
  if (pixels === null || pixels === Math.round(Number(text))) return '';
  const { min, max } = LIMITS[side];
  const name = side === 'width' ? 'Width' : 'Height';
  return `${name} can be ${min} to ${max} pixels.`;
}

/**
 * @param {string} text as typed
 * @param {'width' | 'height'} side
 * @returns {number | null} within the limits; null: it is no number
 */
export function readPixels(text, side) {
  const number = Math.round(Number(text));
  if (text.trim() === '' || !Number.isFinite(number)) return null;
  const { min, max } = LIMITS[side];
  return Math.min(max, Math.max(min, number));
}
