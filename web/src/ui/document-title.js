const NAME = document.title;

/**
 * Gives the document the title of the experiment, as long as it has one.
 * @param {import('./model/store.js').Store} store of a playground that has the document for itself
 */
export function followTitle(store) {
  const show = () => {
    const { title } = store.config;
    document.title = title ? `${title} – ${NAME}` : NAME;
  };
  store.addEventListener('change', show);
  show();
}
