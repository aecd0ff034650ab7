// The address of the page names its experiment.

/** @type {import('./model/store.js').Address} */
export const pageAddress = {
  read: () => location.hash.replace(/^#/, ''),
  write(link, isStep) {
    const target = `${location.pathname}${location.search}#${link}`;
    if (isStep) history.pushState(null, '', target);
    else history.replaceState(null, '', target);
  },
  get page() {
    return `${location.origin === 'null' ? '' : location.origin}${location.pathname}`;
  },
};
