// The search box of the book. Its index is fetched when somebody searches.

import { pageWord } from './page-words.js';
import { searchBook } from './search.js';

const QUERY = 'q';

/** @param {Document} document */
export function offerSearch(document) {
  const form = document.querySelector('form.search');
  const input = form?.querySelector('input');
  const results = form?.querySelector('.results');
  const status = form?.querySelector('[role=status]');
  if (!(form instanceof HTMLFormElement) || !input || !results || !status) return;
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get(QUERY) ?? '';
  /** @type {Promise<import('./search.js').Part[]> | undefined} */
  let index;
  const search = async () => {
    index ??= fetch(form.dataset.index ?? '').then((answer) => answer.json());
    const parts = await index.catch(() => []);
    const hits = searchBook(parts, input.value);
    results.replaceChildren(...hits.map(itemOf));
    status.textContent = statusOf(input.value, hits.length);
  };
  input.addEventListener('input', () => {
    keepInAddress(input.value);
    search();
  });
  if (input.value) search();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
}

// Whoever comes back from a lesson finds what was searched.
/** @param {string} query */
function keepInAddress(query) {
  const address = new URL(location.href);
  if (query.trim()) address.searchParams.set(QUERY, query);
  else address.searchParams.delete(QUERY);
  history.replaceState(history.state, '', address);
}

/**
 * @param {string} query
 * @param {number} count
 */
function statusOf(query, count) {
  if (!query.trim()) return '';
  if (!count) return pageWord(document, 'nothing');
  return count === 1
    ? pageWord(document, 'foundOne')
    : pageWord(document, 'found').replace('#', String(count));
}

/** @param {import('./search.js').Hit} hit */
function itemOf({ part, excerpt }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = part.anchor ? `${part.page}#${part.anchor}` : part.page;
  link.textContent = part.heading ? `${part.title} › ${part.heading}` : part.title;
  const words = document.createElement('p');
  words.textContent = excerpt;
  item.append(link, words);
  return item;
}
