// Figures of studies: their pictures stay until the reader wants to run them.

/** @param {Document} document */
export function offerStudies(document) {
  for (const place of document.querySelectorAll('.figure .study')) {
    const button = place.closest('.figure')?.querySelector('button.run');
    const live = place.querySelector('template');
    if (!(button instanceof HTMLButtonElement) || !live) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      button.remove();
      place.replaceWith(live.content.cloneNode(true));
    });
  }
}
