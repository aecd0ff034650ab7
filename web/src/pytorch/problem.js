// Data and network of a script, or its surface.

import { miniBatches } from './data.js';
import { ownSurface } from './formula.js';
import { initializeLines, loadLines, lossOf, modelOf } from './parts.js';
import { quoted } from './python.js';
import { areEqual, batchOf } from './shared.js';
import { surfaceFunction } from './surfaces.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./training.js').Shared} Shared */
/** @typedef {Pick<Shared, 'isFull' | 'shuffled' | 'dropout' | 'noise'>} Needs */

/**
 * Functions that return the data, one for all runs if they have the same.
 * @param {Draft} draft
 * @param {Needs} needs
 * @returns {string[]} texts
 */
export function dataTexts(draft, { isFull, shuffled }) {
  const { names, texts } = draft.variants(
    (run, name) => loadLines(run, draft.numbers, name),
    'load_data',
  );
  draft.names.data = names;
  if (isFull) return texts;
  const sizes = draft.runs.map((run) => ({ plan: run.plan, size: batchOf(run) }));
  const text = miniBatches({
    anyShuffled: shuffled,
    anyInOrder: sizes.some(({ plan, size }) => size !== null && !plan.setting('shuffle')),
    anyDropped: sizes.some(({ plan }) => plan.setting('drop_last')),
    anyFull: sizes.some(({ size }) => size === null),
  });
  draft.own.mini_batches = { ...text, place: 'data' };
  if (shuffled) draft.draws.add('below');
  draft.use(['mini_batches']);
  return texts;
}

/**
 * What `numbers` and `classes` are: lines of base64, or arrays of a file. Known once all numbers are.
 * @param {Draft} draft
 * @param {{ file: string, kind: 'script' | 'notebook' }} where
 * @returns {string[]} texts
 */
export function readerTexts({ numbers, runs }, { file, kind }) {
  // A notebook does not know where it lies.
  const place =
    kind === 'notebook' ? quoted(`${file}.npz`) : 'pathlib.Path(__file__).with_suffix(".npz")';
  const isApart = numbers.isApart;
  const hasClasses = runs.some(({ start }) => start.data?.task !== 'regression');
  const texts = isApart
    ? [`ARRAYS = np.load(${place})`, FROM_FILE, CLASSES_FROM_FILE]
    : [FROM_TEXT, CLASSES_FROM_TEXT];
  return hasClasses ? texts : texts.slice(0, -1);
}

const FROM_FILE = `def numbers(name):
    """An array of the file beside this one."""
    return torch.from_numpy(ARRAYS[name]).to(torch.get_default_dtype())`;
const CLASSES_FROM_FILE = `def classes(name):
    return torch.from_numpy(ARRAYS[name]).long()`;
const FROM_TEXT = `def numbers(text):
    """A line of base64 as float32 numbers."""
    values = torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32)
    return values.to(torch.get_default_dtype())`;
const CLASSES_FROM_TEXT = `def classes(text):
    return torch.tensor([int(digit, 36) for digit in text])`;

/**
 * @param {Draft} draft
 * @param {Needs} needs
 * @returns {string[]} texts
 */
export function networkTexts(draft, { dropout }) {
  const { names, runs } = draft;
  const models = draft.variants((run, name) => {
    const { lines, uses } = modelOf(run, name, dropout);
    draft.use(uses);
    return lines;
  }, 'make_model');
  const starts = draft.variants(initializeLines, 'initialize');
  names.model = models.names;
  names.start = starts.names;
  names.weights = runs.map(({ start }) => draft.numbers.add('WEIGHTS', start.parameters));
  names.loss = runs.map((run) => {
    const { text, uses } = lossOf(run);
    draft.use(uses);
    return text;
  });
  if (dropout) draft.draws.add('uniform');
  const loss = areEqual(names.loss) ? [`loss_of = ${names.loss[0]}`] : [];
  return [...models.texts, ...starts.texts, ...loss];
}

/**
 * @param {Draft} draft
 * @param {Needs} needs
 * @returns {string[]} texts
 */
export function surfaceTexts(draft, { noise }) {
  const { surface } = draft.runs[0].plan;
  if (!surface) return [];
  const { own, id, params } = surface;
  const definition = own ? ownSurface(own.text, own.values) : surfaceFunction(id, params);
  if (noise) {
    draft.draws.add('normal');
    draft.use(['PCG32']);
  }
  return [definition.text];
}
