// Which lessons were read to their end. It is kept in the browser only, and works without.

const KEY = 'lessons-read';
const MOST = 100;
const ID = /^[a-z-]{1,40}$/;

/** @param {Document} document */
export function followProgress(document) {
  const lesson = document.querySelector('[data-lesson]')?.getAttribute('data-lesson');
  const end = document.querySelector('.neighbours');
  if (lesson && end) {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      remember(lesson);
    });
    observer.observe(end);
  }
  showProgress(document);
}

/** @param {Document} document */
function showProgress(document) {
  const read = readLessons();
  const cards = [...document.querySelectorAll('[data-card]')];
  const done = cards.filter((card) => read.includes(card.getAttribute('data-card') ?? ''));
  for (const card of done) {
    const mark = card.querySelector('.read');
    if (mark instanceof HTMLElement) mark.hidden = false;
  }
  const place = document.querySelector('.progress');
  if (!(place instanceof HTMLElement) || !done.length) return;
  const bar = place.querySelector('progress');
  if (bar) bar.value = done.length;
  const words = place.querySelector('span');
  if (words) words.textContent = (place.dataset.words ?? '').replace('#', String(done.length));
  place.style.visibility = 'visible';
}

/** @returns {string[]} ids of lessons */
function readLessons() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((id) => typeof id === 'string' && ID.test(id)).slice(0, MOST);
  } catch {
    return [];
  }
}

/** @param {string} id */
function remember(id) {
  const read = [...new Set([...readLessons(), id])];
  try {
    localStorage.setItem(KEY, JSON.stringify(read));
  } catch {
    // Without storage nothing is remembered.
  }
}
