// Canvases in CSS pixels, whatever the screen makes of them.

// Pixels of a canvas for each of the page, at most.
const MOST = 2;

/** @returns {number} pixels of a canvas for each of the page */
export function resolution() {
  return Math.min(MOST, globalThis.devicePixelRatio || 1);
}

/**
 * Gives a canvas its resolution.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width CSS pixels
 * @param {number} height CSS pixels
 * @returns {CanvasRenderingContext2D} in CSS pixels, cleared
 */
export function prepareCanvas(canvas, width, height) {
  const [w, h] = [width, height].map((length) => Math.max(1, Math.round(length * resolution())));
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(w / width, 0, 0, h / height, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
