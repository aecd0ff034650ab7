// What all pictures of the stage share: size, colours, and drawing only while visible.

import { StoreElement } from '../store-element.js';
import { readTheme } from '../../drawing/palette.js';
import { THEME_EVENT } from '../theme.js';

/** A view that draws on canvases of its own. Subclasses implement `wishes()` and `draw()`. */
export class PictureView extends StoreElement {
  #observers = [];
  #visible = true;
  #size = null;

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    const resized = new ResizeObserver(() => this.#onResize());
    resized.observe(this);
    const seen = new IntersectionObserver(([entry]) => {
      this.#visible = entry.isIntersecting;
      this.#wish();
      this.drawFrame();
    });
    seen.observe(this);
    this.#observers = [resized, seen];
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    for (const observer of this.#observers) observer.disconnect();
    this.store.want(this, null);
    super.disconnectedCallback();
  }

  /** What the trainer is to compute for this view. */
  wishes() {
    return {};
  }

  /** Draws the last frame. */
  draw() {}

  /** Forgets drawings that depend on colours or sizes. */
  forget() {}

  /** Width and height in CSS pixels. Remembered, since asking a page that is being drawn costs a layout. */
  get size() {
    if (this.#size?.width) return this.#size;
    this.#size = { width: this.clientWidth, height: this.clientHeight };
    return this.#size;
  }

  get theme() {
    return (this.themeCache ??= readTheme(this));
  }

  updated() {
    this.#wish();
    this.drawFrame();
  }

  drawFrame() {
    if (this.#visible && this.store.frame && this.size.width > 0) this.draw();
  }

  #wish() {
    this.store.want(this, this.#visible ? this.wishes() : null);
  }

  #onTheme = () => {
    this.themeCache = null;
    this.forget();
    this.drawFrame();
  };

  #onResize() {
    this.#size = null;
    this.forget();
    this.requestUpdate();
  }
}

/**
 * The canvas outside the page on which a picture is kept.
 * @param {number} width device pixels
 * @param {number} height
 * @returns {HTMLCanvasElement}
 */
export function spareCanvas(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
