// What the elements of all pictures share: size, colours, and drawing only while visible.

import { StoreElement } from '../../elements/store-element.js';
import { given } from '../../elements/given.js';
import { problemOf } from '../../config/problem.js';
import { followDensity, screenDensity } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { THEME_EVENT } from '../../elements/theme.js';
import { Kept } from './kept.js';

/** @typedef {import('../view.js').ViewDescription} ViewDescription */
/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('./picture.js').Picture} Picture */
/** @typedef {import('./picture.js').PictureScene} PictureScene */
/** @typedef {import('./picture.js').Size} Size */
/** @typedef {import('./picture.js').Theme} Theme */

/**
 * Shows a picture on canvases of its own. Subclasses implement `draw()`, and `room` if what the
 * picture needs depends on it.
 */
export class PictureView extends StoreElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { view: { attribute: false }, picture: { attribute: false } };

  /** @type {{ disconnect: () => void }[]} */
  #observers = [];
  #visible = true;
  /** @type {Size | null} */
  #size = null;
  /** @type {Theme | null} */
  #theme = null;
  #kept = new Kept(newCanvas);
  #endDensity = () => {};

  constructor() {
    super();
    /** @type {ViewDescription} */
    this.view = given();
    /** @type {Picture} what the view's `load` gave */
    this.picture = given();
  }

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
    this.#endDensity = followDensity(() => this.drawFrame());
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    for (const observer of this.#observers) observer.disconnect();
    this.#endDensity();
    this.store.want(this, null);
    super.disconnectedCallback();
  }

  /** The size of one drawing, on which it may depend what has to be computed. */
  get room() {
    return this.size;
  }

  /**
   * @param {Size} size of one drawing
   * @returns {import('../view.js').ViewNeeds}
   */
  needsOf(size) {
    const { needs } = this.view;
    if (typeof needs !== 'function') return needs ?? {};
    const { config, catalog } = this.store;
    return needs(size, problemOf(config, catalog), config);
  }

  /** @returns {import('../view.js').ViewNeeds} what the trainer is to compute for this picture */
  wishes() {
    return this.needsOf(this.room);
  }

  /** Draws the last frame. */
  draw() {}

  /** The runs that are drawn, with their places in the list. */
  get shownRuns() {
    return shownRuns(this.store.config.runs);
  }

  /** Width and height in CSS pixels. Kept, since asking a page that is being drawn costs a layout. */
  get size() {
    if (this.#size?.width) return this.#size;
    // Rounded down: what is wider by a part of a pixel goes into the next row.
    const { width, height } = this.getBoundingClientRect();
    this.#size = { width: Math.floor(width), height: Math.floor(height) };
    return this.#size;
  }

  /**
   * @param {Size} size of the drawing
   * @param {{ run?: number, results?: unknown }} [more] see PictureScene
   * @returns {PictureScene}
   */
  scene(size, more = {}) {
    const { catalog, config } = this.store;
    const frame = this.store.frame ?? { runs: [] };
    this.#theme ??= readTheme(this);
    const look = { theme: this.#theme, density: screenDensity(), kept: this.#kept };
    return { catalog, config, frame, size, ...look, ...more };
  }

  updated() {
    this.#wish();
    this.drawFrame();
  }

  // What the trainer told of another problem's data does not fit this one: the picture stays until it is told anew.
  drawFrame() {
    const { frame, isFrameOld } = this.store;
    if (this.#visible && frame && !isFrameOld && this.size.width > 0) this.draw();
  }

  #wish() {
    // An update that was under way may end after the element has gone.
    this.store.want(this, this.#visible && this.isConnected ? this.wishes() : null);
  }

  #onTheme = () => {
    this.#theme = null;
    this.#kept.clear();
    this.drawFrame();
  };

  #onResize() {
    this.#size = null;
    this.#kept.clear();
    this.requestUpdate();
  }
}

/**
 * @param {RunConfig[]} runs
 * @returns {{ run: RunConfig, index: number }[]} those that are drawn
 */
export function shownRuns(runs) {
  return runs.map((run, index) => ({ run, index })).filter(({ run }) => run.visible);
}

/**
 * @param {number} width device pixels
 * @param {number} height
 */
function newCanvas(width, height) {
  return Object.assign(document.createElement('canvas'), { width, height });
}
