// Ideas under which people look for an optimizer, beside the words of its entry. Which optimizers an
// idea fits follows from what entries say of themselves.

import { textParam } from '../../../catalog/own-text.js';
import { takesSigns, yearOf } from './sections.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */

/**
 * @typedef {object} Idea
 * @property {string} words that people type
 * @property {(entry: Entry) => boolean} fits
 */

/** @type {(entry: Entry, pattern: RegExp) => boolean} */
const says = ({ name, summary = '' }, pattern) => pattern.test(`${name} ${summary}`);
/** @type {(entry: Entry, need: string) => boolean} */
const isInNeed = ({ needs = [] }, need) => needs.includes(need);
/** @type {(entry: Entry, group: RegExp) => boolean} */
const isOf = ({ group = '' }, pattern) => pattern.test(group);

/** @type {Idea[]} */
export const IDEAS = [
  {
    words: 'momentum inertia velocity average of gradients',
    fits: (entry) =>
      entry.params.some(({ id }) => /^(momentum|beta|beta1|alpha)$/.test(id)) &&
      says(entry, /momentum|ball|roll|averag|Adam|last update|remembered/i),
  },
  {
    words: 'look ahead lookahead accelerated acceleration',
    fits: (entry) => says(entry, /look-ahead|looks ahead|foresee|Nesterov/i),
  },
  { words: 'sign signs direction only', fits: takesSigns },
  {
    words: 'adaptive rate per weight diagonal scaling normalised',
    fits: (entry) => isOf(entry, /^Adaptive/),
  },
  {
    words: 'second order curvature hessian quasi newton',
    fits: (entry) => isOf(entry, /second-order/),
  },
  {
    words: 'matrix preconditioner preconditioning kronecker orthogonal spectral',
    fits: (entry) => isOf(entry, /Matrix/) && isInNeed(entry, 'shapes'),
  },
  {
    words: 'memory little small cheap',
    fits: ({ stateMultiple = '' }) => /^[01]$|\//.test(stateMultiple),
  },
  {
    words: 'no rate no learning rate free automatic tuning parameter',
    fits: (entry) => isOf(entry, /Parameter-free/) && says(entry, /own (rate|step size)/),
  },
  {
    words: 'no schedule averaging of weights',
    fits: (entry) => says(entry, /schedule/i),
  },
  {
    words: 'weight decay decoupled regularisation',
    fits: ({ decay = '' }) => decay.includes('decoupled'),
  },
  {
    words: 'large batch layer-wise layerwise trust ratio',
    fits: (entry) => says(entry, /tensor|large batch|huge batch/i),
  },
  { words: 'warm-up warmup', fits: (entry) => says(entry, /warm-up/) },
  {
    words: 'full batch deterministic',
    fits: (entry) => isInNeed(entry, 'fullBatch'),
  },
  { words: 'least squares residuals', fits: (entry) => isInNeed(entry, 'leastSquares') },
  { words: 'classic old', fits: (entry) => yearOf(entry) < 2000 },
  { words: 'new recent modern frontier', fits: ({ mark }) => mark === 'frontier' },
  {
    words: 'own write formula custom invent my',
    fits: (entry) => textParam(entry) !== undefined,
  },
];
