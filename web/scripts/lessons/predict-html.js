// A prediction as HTML: the choices are radio buttons, so that keys work; without a script the replies can be unfolded.

import { namedItems } from './blocks.js';

/** @typedef {import('markdown-it').Token} Token */
/** @typedef {import('./course.js').PredictionSpec} PredictionSpec */

/**
 * @typedef {object} PredictParts
 * @property {string} id
 * @property {PredictionSpec} spec
 * @property {string} figure id of the figure in the page
 * @property {Token[]} tokens
 * @property {import('./words/index.js').PageWords} words
 * @property {(markdown: string) => string} inline
 * @property {(tokens: Token[]) => string} render
 */

const SKETCH = { width: 150, height: 90, margin: 8 };

/**
 * @param {PredictParts} parts
 * @returns {string}
 * @throws {Error} if the choices of the text are not those of the figure
 */
export function predictHtml({ id, spec, figure, tokens, words, inline, render }) {
  const { items, rest } = namedItems(tokens);
  const choices = spec.options.map((option) => {
    const item = items.find((one) => one.id === option.id);
    if (!item) throw new Error(`the prediction ${id} has no text for "${option.id}"`);
    return { ...option, ...item };
  });
  const labels = choices.map(
    ({ id: choice, text, sketch }) =>
      `<label><input type="radio" name="${id}" value="${choice}">` +
      `${sketch ? sketchHtml(sketch) : ''}<span>${inline(text)}</span></label>`,
  );
  const replies = choices.map(({ id: choice, text, reply }) => {
    const isRight = choice === spec.answer;
    const verdict = isRight ? words.right : words.wrong;
    const name = `<b class="choice">${inline(text)}</b>`;
    return `<div data-reply="${choice}">${name} <b class="verdict">${verdict}</b> ${inline(reply)}</div>`;
  });
  const data = `data-figure="${figure}" data-answer="${spec.answer}" data-kind="${spec.kind}"`;
  return `<form class="predict" id="${id}" ${data}>
<h2>${words.predict}</h2>
${render(rest)}
<fieldset class="choices"><legend class="hidden-text">${words.predict}</legend>${labels.join('\n')}</fieldset>
${spec.kind === 'sketch' ? boardHtml(words) : ''}
<p class="buttons" hidden><button type="submit" class="primary" disabled>${words.reveal}</button>
<button type="button" class="skip">${words.skip}</button></p>
<div class="outcome" role="status"></div>
<details class="replies"><summary>${words.answer}</summary>${replies.join('\n')}</details>
</form>`;
}

/** @param {import('./words/index.js').PageWords} words */
function boardHtml(words) {
  const { width, height } = SKETCH;
  return `<div class="board" hidden><p>${words.draw}</p>
<svg viewBox="0 0 ${2 * width} ${2 * height}" role="img" aria-label="${words.drawn}"><path class="axes" d="${axes(2)}"/><path class="line" d=""/></svg>
<button type="button" class="clear" hidden>${words.clear}</button></div>`;
}

/** @param {number} [scale] */
function axes(scale = 1) {
  const { width, height, margin } = SKETCH;
  return `M${margin} ${margin}V${height * scale - margin}H${width * scale - margin}`;
}

/** @param {[number, number][]} points in 0..1, with the origin at the lower left */
function sketchHtml(points) {
  const { width, height, margin } = SKETCH;
  const line = points
    .map(([x, y], i) => {
      const across = margin + x * (width - 2 * margin);
      const down = height - margin - y * (height - 2 * margin);
      return `${i ? 'L' : 'M'}${round(across)} ${round(down)}`;
    })
    .join('');
  const flat = points.flat().join(' ');
  return (
    `<svg class="sketch" viewBox="0 0 ${width} ${height}" data-points="${flat}" aria-hidden="true">` +
    `<path class="axes" d="${axes()}"/><path class="line" d="${line}"/></svg>`
  );
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
