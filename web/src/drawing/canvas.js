// Canvases in CSS pixels, whatever the screen makes of them.

// Phones have up to four pixels of the screen for one of the page; beyond that nobody sees a difference.
const MOST = 4;

/**
 * How many pixels of a canvas there are for each of the page. It changes when one zooms, or moves the
 * window to another screen: see followDensity.
 * @returns {number} 0..4
 */
export function screenDensity() {
  return Math.min(MOST, globalThis.devicePixelRatio || 1);
}

/**
 * Calls whenever the density of the screen has changed.
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function followDensity(listener) {
  /** @type {MediaQueryList} */
  let query;
  // A query is about one density only.
  const wait = () => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', change, { once: true });
  };
  const change = () => {
    wait();
    listener();
  };
  wait();
  return () => query.removeEventListener('change', change);
}

/**
 * Gives a canvas its resolution.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @param {number} [density] pixels of the canvas for each of the page; default: as the screen has
 * @returns {CanvasRenderingContext2D} in CSS pixels, cleared
 */
export function prepareCanvas(canvas, width, height, density = screenDensity()) {
  const [w, h] = [width, height].map((length) => Math.max(1, Math.round(length * density)));
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(w / width, 0, 0, h / height, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
