/**
 * From now on one page about the experiment is printed in place of the page. What makes it is loaded when
 * there is nothing else to do.
 * @param {import('../model/store.js').Store} store
 * @param {HTMLElement} page that has the document for itself
 * @returns {() => void} ends it
 */
export function followPrinting(store, page) {
  let isOver = false;
  let end = () => {};
  const timer = setTimeout(async () => {
    const { Printing } = await import('../print/printing.js');
    if (isOver) return;
    const printing = new Printing(store, page);
    end = () => printing.dispose();
  }, CALM);
  return () => {
    isOver = true;
    clearTimeout(timer);
    end();
  };
}

// What the page itself needs has come by then, in milliseconds.
const CALM = 400;
