// Says in the place of the page why it did not start. No part of the page can be loaded here, so this is one script
// and brings its styles.

import { causeHere, wordsFor } from './causes.js';

const { entry = '', reason = '' } = /** @type {HTMLScriptElement} */ (document.currentScript)
  .dataset;

tell();

async function tell() {
  const cause = await causeHere(entry);
  show(wordsFor(cause, { address: location.href, reason }));
}

/** @param {import('./causes.js').Words} words */
function show({ title, sentences, link }) {
  const notice = document.createElement('section');
  notice.setAttribute('role', 'alert');
  notice.style.cssText =
    'box-sizing:border-box;max-width:40rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere';
  const heading = document.createElement('h1');
  heading.style.cssText = 'margin:0 0 .5rem;font-size:1.15rem';
  heading.textContent = title;
  notice.append(heading, ...sentences.map(paragraph), linkTo(link));
  document.querySelector('#page')?.replaceChildren(notice);
}

/** @param {string} text */
function paragraph(text) {
  const element = document.createElement('p');
  element.style.margin = '0 0 .5rem';
  element.textContent = text;
  return element;
}

/** @param {import('./causes.js').Link} link */
function linkTo({ address, text, opens }) {
  const element = document.createElement('a');
  element.href = address;
  element.textContent = text;
  // Large enough for a finger.
  element.style.cssText = 'display:inline-block;padding:.65rem 0';
  if (opens === 'window') Object.assign(element, { target: '_blank', rel: 'noopener' });
  if (opens === 'again') {
    element.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
  }
  return element;
}
