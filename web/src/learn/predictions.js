// Predictions: the reader chooses or draws what will happen, then sees it beside the guess. The figure below the
// question is not shown until then.

import { drawingBoard } from './drawing-board.js';
import { comparison } from './comparison.js';
import { bringIntoView } from './live-figure.js';
import { pageWord } from './page-words.js';

/** @param {Document} document */
export function followPredictions(document) {
  for (const form of document.querySelectorAll('form.predict')) {
    if (form instanceof HTMLFormElement) new Prediction(form);
  }
}

class Prediction {
  /** @type {[number, number][] | null} the line that the reader has drawn */
  #drawn = null;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.figure = document.getElementById(form.dataset.figure ?? '');
    this.submit = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
    this.#show('.buttons', true);
    this.#show('.replies', false);
    this.#offerBoard();
    form.addEventListener('change', () => {
      // A choice that is made after drawing is the reader's own.
      this.#drawn = null;
      this.submit.disabled = !this.#chosen;
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#reveal();
    });
    form.querySelector('.skip')?.addEventListener('click', () => this.#end());
  }

  get #chosen() {
    const chosen = this.form.querySelector('input:checked');
    return chosen instanceof HTMLInputElement ? chosen.value : '';
  }

  #offerBoard() {
    const board = this.form.querySelector('.board');
    if (!(board instanceof HTMLElement)) return;
    board.hidden = false;
    drawingBoard(board, (points) => {
      this.#drawn = points;
      if (points) this.#choose(this.#nearest(points));
    });
  }

  /** @param {string} id */
  #choose(id) {
    for (const input of this.form.querySelectorAll('input')) input.checked = input.value === id;
    this.submit.disabled = !id;
  }

  /** @param {[number, number][]} points */
  #nearest(points) {
    const options = [...this.form.querySelectorAll('input')].map(({ value }) => ({
      value,
      distance: distance(points, this.#sketchOf(value) ?? []),
    }));
    options.sort((a, b) => a.distance - b.distance);
    return options[0]?.value ?? '';
  }

  /**
   * @param {string} id
   * @returns {[number, number][] | null} null: it is chosen by words
   */
  #sketchOf(id) {
    const sketch = this.form.querySelector(`input[value="${id}"] ~ .sketch`);
    const numbers = sketch?.getAttribute('data-points')?.split(' ').map(Number);
    if (!numbers) return null;
    return numbers.flatMap((x, i) => (i % 2 ? [] : [[x, numbers[i + 1]]]));
  }

  #reveal() {
    const id = this.#chosen;
    if (!id) return;
    const answer = this.form.dataset.answer ?? '';
    const outcome = this.form.querySelector('.outcome');
    const [guess, real] = [this.#drawn ?? this.#sketchOf(id), this.#sketchOf(answer)];
    const words = { guess: pageWord(document, 'guess'), real: pageWord(document, 'real') };
    const pictures = guess && real ? [comparison({ guess, real, words })] : [];
    const said = id === answer ? [this.#replyTo(id)] : [this.#replyTo(id), this.#replyTo(answer)];
    outcome?.replaceChildren(...said, ...pictures);
    this.form.classList.toggle('right', id === answer);
    this.#end();
    if (outcome && this.figure) bringIntoView(this.figure, outcome);
  }

  // What somebody has drawn is only like a choice, and the right choice is named if another was taken.
  /** @param {string} id */
  #replyTo(id) {
    const reply = this.form.querySelector(`[data-reply="${id}"]`);
    const said = document.createElement('p');
    said.append(...[...(reply?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    const [choice, verdict] = [said.querySelector('.choice'), said.querySelector('.verdict')];
    if (id !== this.#chosen) {
      verdict?.remove();
      choice?.before(`${pageWord(document, 'real')}: `);
    } else if (this.#drawn && choice) {
      if (verdict) choice.before(verdict, ` ${pageWord(document, 'nearest')} `);
    } else choice?.remove();
    return said;
  }

  #end() {
    this.#markAnswer();
    this.form.classList.add('answered');
    this.#show('.buttons', false);
    this.#show('.board', false);
    for (const input of this.form.querySelectorAll('input')) input.disabled = true;
  }

  #markAnswer() {
    const { answer = '' } = this.form.dataset;
    const chosen = this.#chosen;
    for (const input of this.form.querySelectorAll('input')) {
      const [isReal, isGuess] = [input.value === answer, input.value === chosen];
      if (!isReal && !isGuess) continue;
      const tag = document.createElement('b');
      tag.className = isReal ? 'tag real' : 'tag';
      const words = [...(isGuess ? ['guess'] : []), ...(isReal ? ['real'] : [])];
      tag.textContent = words.map((word) => pageWord(document, word)).join(' · ');
      input.closest('label')?.append(tag);
    }
  }

  /**
   * @param {string} selector
   * @param {boolean} isShown
   */
  #show(selector, isShown) {
    const part = this.form.querySelector(selector);
    if (part instanceof HTMLElement) part.hidden = !isShown;
  }
}

/**
 * @param {[number, number][]} a
 * @param {[number, number][]} b
 * @returns {number} mean distance of two lines, in 0..1
 */
export function distance(a, b) {
  const places = Array.from({ length: 21 }, (_, i) => i / 20);
  const sum = places.reduce((total, x) => total + Math.abs(heightAt(a, x) - heightAt(b, x)), 0);
  return sum / places.length;
}

/**
 * @param {[number, number][]} points x growing
 * @param {number} x
 * @returns {number} height of the line there; beyond its ends that of the end
 */
export function heightAt(points, x) {
  if (!points.length) return NaN;
  const next = points.findIndex(([at]) => at >= x);
  if (next < 0) return points[points.length - 1][1];
  if (next === 0) return points[0][1];
  const [[x0, y0], [x1, y1]] = [points[next - 1], points[next]];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
