// Words of a lesson that act on a figure: some set its state, names of runs light their curves. Each is a link that leads
// somewhere without this script, too.

import { bringIntoView, liveFigure, uncover } from './live-figure.js';
import { pageWord } from './page-words.js';

/** @typedef {import('./live-figure.js').OptimizerPlayground} OptimizerPlayground */

/** @type {WeakSet<Element>} figures that have said that they are there */
const ready = new WeakSet();

/** @param {Document} document */
export function followWords(document) {
  document.addEventListener('ready', ({ target }) => noteReady(target), { capture: true });
  document.addEventListener('configchange', ({ target }) => followControls(target), {
    capture: true,
  });
  document.addEventListener('click', (event) => {
    const word = closest(event.target, 'a[data-set]');
    if (word && isPlain(event)) act(event, word);
    else if (isPlain(event)) light(event, closest(event.target, 'a[data-run]'));
  });
  for (const button of document.querySelectorAll('.figure .reset')) {
    button.addEventListener('click', () => reset(button));
  }
  for (const word of document.querySelectorAll('a[data-run]')) {
    for (const type of ['pointerenter', 'focus']) word.addEventListener(type, () => show(word));
    for (const type of ['pointerleave', 'blur'])
      word.addEventListener(type, () => show(word, null));
  }
}

/** @param {EventTarget | null} target */
function noteReady(target) {
  if (target instanceof Element) ready.add(target);
}

/**
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLAnchorElement | null}
 */
function closest(target, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

// A reader who wants the link in another tab gets it there.
/** @param {MouseEvent} event */
function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/**
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} word
 */
async function act(event, word) {
  const place = document.getElementById(word.dataset.set ?? '');
  const figure = liveFigure(place);
  if (!place || !figure) return;
  event.preventDefault();
  uncover(place);
  bringIntoView(place);
  mark(place, word);
  try {
    await figure.setConfig(linkOf(word));
    await figure.play();
  } catch {
    location.href = word.href;
  }
}

/** @param {Element} button */
async function reset(button) {
  const place = button.closest('.figure');
  const figure = liveFigure(place);
  if (!place || !figure) return;
  mark(place, null);
  await figure.setConfig(figure.getAttribute('config') ?? '');
  await figure.play();
}

/**
 * Says which word is in force.
 * @param {Element} place
 * @param {HTMLAnchorElement | null} word null: the figure is as it was
 */
function mark(place, word) {
  for (const other of document.querySelectorAll(`[data-set="${place.id}"]`)) {
    other.removeAttribute('aria-current');
  }
  word?.setAttribute('aria-current', 'true');
  const said = word?.dataset.said || word?.textContent;
  tell(place, said ? `${pageWord(document, 'changed')} ${said}` : '');
}

/**
 * Says what a figure shows now; its caption speaks of what it was.
 * @param {Element} place
 * @param {string} change empty: it is as it was
 */
function tell(place, change) {
  for (const part of place.querySelectorAll('.reset, .at-first')) {
    if (part instanceof HTMLElement) part.hidden = !change;
  }
  const status = place.querySelector('.change');
  if (status) status.textContent = change;
}

// The figure has controls of its own; what a word has set is no longer so.
/** @param {EventTarget | null} target */
function followControls(target) {
  const place = target instanceof Element ? target.closest('.figure') : null;
  const figure = liveFigure(place);
  if (!place || !figure || figure !== target) return;
  const words = [...document.querySelectorAll('a[data-set][aria-current]')];
  const word = words.find((one) => one.getAttribute('data-set') === place.id);
  if (word instanceof HTMLAnchorElement && linkOf(word) === figure.config) return;
  mark(place, null);
  if (figure.config !== figure.getAttribute('config')) tell(place, pageWord(document, 'touched'));
}

/** @param {HTMLAnchorElement} word */
function linkOf({ hash }) {
  return decodeURIComponent(hash.slice(1));
}

// On a screen that knows no pointer above a word, a touch lights its run.
/**
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement | null} word
 */
function light(event, word) {
  const place = word && document.getElementById(word.dataset.figure ?? '');
  if (!word || !place || !liveFigure(place)) return;
  event.preventDefault();
  uncover(place);
  bringIntoView(place);
  show(word);
}

/**
 * @param {Element} word
 * @param {number | null} [run]
 */
function show(word, run = Number(word.getAttribute('data-run'))) {
  const figure = liveFigure(document.getElementById(word.getAttribute('data-figure') ?? ''));
  if (!figure || !ready.has(figure)) return;
  // Nothing is lost if the figure cannot answer.
  figure.highlight(run).catch(() => {});
}
