import { placeFiller } from '../narrator/fill-places.js';

const NAME = document.title;

/**
 * Gives the document the title of the experiment, as long as it has one.
 * @param {import('./model/store.js').Store} store of a playground that has the document for itself
 */
export function followTitle(store) {
  const show = () => {
    const { title } = store.config;
    const name = title ? `${placeFiller(store)(title)} – ${NAME}` : NAME;
    if (document.title !== name) document.title = name;
  };
  for (const event of ['change', 'text']) store.addEventListener(event, show);
  show();
}
