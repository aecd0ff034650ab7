// How the position of a slider (0..1) and the value of a parameter belong together.

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

/**
 * @typedef {Partial<Pick<Param, 'type' | 'min' | 'max' | 'minExcluded' | 'sliderMin' | 'sliderMax' |
 *   'scale' | 'zero' | 'complement'>>} Span what a slider has to know of a parameter
 */

// A logarithmic slider with an extra 0 has it in this part of its left end; one that is logarithmic
// in 1 - x has an extra 1 at its right end, if 1 is allowed.
const END_PART = 0.04;
const FALLBACK_LOW = 1e-6;
const NEAREST_TO_ONE = 1e-4;

/** @param {Span} spec */
function range(spec) {
  const low = spec.sliderMin ?? spec.min ?? 0;
  const high = spec.sliderMax ?? spec.max ?? 1;
  return { low, high: high > low ? high : low + 1 };
}

// Logarithms need a positive end.
/** @param {Span} spec */
function logRange(spec) {
  const { low, high } = range(spec);
  return { low: low > 0 ? low : Math.min(FALLBACK_LOW, high / 10), high };
}

// `part` of the slider is logarithmic in 1 - x.
/** @param {Span} spec */
function complementRange(spec) {
  const { low, high } = range(spec);
  if (high < 1) return { low, high, part: 1 };
  return { low, high: 1 - NEAREST_TO_ONE * (1 - low), part: 1 - END_PART };
}

const unit = (/** @type {number} */ x) => Math.min(1, Math.max(0, x));

/**
 * Where the thumb stands for a value; values beyond the slider's range stand at its end.
 * @param {Span} spec parameter of the catalog
 * @param {number} value
 * @returns {number} 0..1
 */
export function toPosition(spec, value) {
  if (spec.complement) {
    const { low, high, part } = complementRange(spec);
    if (value >= 1) return 1;
    return part * unit(Math.log((1 - value) / (1 - low)) / Math.log((1 - high) / (1 - low)));
  }
  if (spec.scale !== 'log') {
    const { low, high } = range(spec);
    return unit((value - low) / (high - low));
  }
  const { low, high } = logRange(spec);
  if (!(value > 0)) return 0;
  const position = unit(Math.log(value / low) / Math.log(high / low));
  return spec.zero ? END_PART + (1 - END_PART) * position : position;
}

/**
 * The value at a position, rounded to what a reader would write.
 * @param {Span} spec
 * @param {number} position 0..1
 * @returns {number}
 */
export function fromPosition(spec, position) {
  if (spec.complement) {
    const { low, high, part } = complementRange(spec);
    if (position > part) return settle(spec, 1);
    return settle(spec, 1 - round((1 - low) * ((1 - high) / (1 - low)) ** (position / part), 2));
  }
  if (spec.scale !== 'log') {
    const { low, high } = range(spec);
    const step = gridOf(low, high);
    const grid = spec.type === 'int' ? Math.max(1, step) : step;
    return settle(spec, Math.round((low + position * (high - low)) / grid) * grid);
  }
  const { low, high } = logRange(spec);
  if (spec.zero && position < END_PART) return settle(spec, 0);
  const part = spec.zero ? (position - END_PART) / (1 - END_PART) : position;
  return settle(spec, round(low * (high / low) ** part, 2));
}

/**
 * The value one notch further on the slider (keyboard, scrubbing).
 * @param {Span} spec
 * @param {number} value
 * @param {number} notches may be negative or a fraction
 * @param {number} [notch] part of the slider in one notch
 * @returns {number}
 */
export function nudge(spec, value, notches, notch = 0.01) {
  const next = fromPosition(spec, unit(toPosition(spec, value) + notches * notch));
  if (next !== value || !notches) return next;
  // The grid of nice values is coarser than a notch here.
  for (let far = 2; far <= 100; far++) {
    const further = fromPosition(spec, unit(toPosition(spec, value) + notches * notch * far));
    if (further !== value) return further;
  }
  return value;
}

/**
 * A value inside the parameter's valid range, whole where it must be.
 * @param {Span} spec
 * @param {number} value finite
 * @returns {number}
 */
export function settle(spec, value) {
  let settled = spec.type === 'int' ? Math.round(value) : value;
  if (typeof spec.max === 'number') settled = Math.min(spec.max, settled);
  if (typeof spec.min === 'number') {
    settled = Math.max(spec.min, settled);
    if (spec.minExcluded && settled === spec.min) settled = smallest(spec);
  }
  // Sums of decimal fractions carry dust in the last digits.
  return Number(settled.toPrecision(12));
}

// Values of a linear slider are multiples of this.
/**
 * @param {number} low
 * @param {number} high
 */
function gridOf(low, high) {
  return 10 ** Math.floor(Math.log10((high - low) / 100));
}

// The smallest value worth choosing where the end itself is not allowed.
/** @param {Span} spec */
function smallest(spec) {
  const { min = 0, sliderMin = min } = spec;
  return sliderMin > min ? sliderMin : min + gridOf(min, range(spec).high);
}

/**
 * @param {number} value
 * @param {number} digits
 */
function round(value, digits) {
  return Number(value.toPrecision(digits));
}
