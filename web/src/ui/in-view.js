/**
 * @param {Element} element
 * @returns {Promise<void>} when the reader has scrolled to it
 */
export function isInView(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
}
