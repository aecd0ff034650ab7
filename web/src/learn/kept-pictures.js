// Pictures below the fold come when they are near. Where a service worker keeps what was seen, all of them come once the
// page has time, so that a lesson is whole without a connection.

/**
 * @param {Document} document
 * @param {Pick<ServiceWorkerContainer, 'controller'> | undefined} container undefined in an unsafe context
 */
export function keepPictures(document, container) {
  if (!container?.controller) return;
  const load = () => {
    for (const picture of document.querySelectorAll('img[loading="lazy"]')) {
      // That of the other theme stays away; one that a prediction covers comes.
      const { display } = getComputedStyle(picture.closest('picture') ?? picture);
      if (display !== 'none' && picture instanceof HTMLImageElement) picture.loading = 'eager';
    }
  };
  if (document.readyState === 'complete') load();
  else addEventListener('load', load, { once: true });
}
