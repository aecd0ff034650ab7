import { html, nothing } from 'lit';
import { colorSlot, readTheme } from '../../drawing/palette.js';
import { followDensity, prepareCanvas } from '../../drawing/canvas.js';
import { onText } from '../../elements/listeners.js';
import { StoreElement } from '../../elements/store-element.js';
import { swatchOf } from '../../elements/swatch.js';
import { THEME_EVENT } from '../../elements/theme.js';
import { drawRibbon, ribbonArea } from '../../views/ribbon/draw-ribbon.js';
import {
  cellWords,
  ribbonAxis,
  ribbonSentence,
  wallWords,
} from '../../views/ribbon/ribbon-words.js';
import { nearestIndex } from '../../studies/ribbon/values.js';
import { axisChoices } from './axis-choices.js';
import './ribbon.css';
import { RibbonModel } from './ribbon-model.js';

/** @typedef {import('../../drawing/palette.js').Theme} Theme */

/** @type {Record<string, number>} */
const STRIDES = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 6,
  PageDown: -6,
  Home: -Infinity,
  End: Infinity,
};

/**
 * A strip of trainings with other values of one hyperparameter. Dragging along it shows what they give;
 * letting go sets the value. `tools`: whether its axis can be chosen.
 */
export class RateRibbon extends StoreElement {
  static properties = { tools: { attribute: false } };

  /** @type {RibbonModel | null} */
  #model = null;
  /** @type {Theme | null} */
  #theme = null;
  #isDrawn = true;
  #isPressed = false;
  #endDensity = () => {};
  #sight = new IntersectionObserver((entries) =>
    this.#model?.see(entries[entries.length - 1].isIntersecting),
  );
  #resized = new ResizeObserver(() => this.#ask());
  #onTheme = () => {
    this.#theme = readTheme(this);
    this.#ask();
  };

  constructor() {
    super();
    this.tools = true;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(THEME_EVENT, this.#onTheme);
    document.addEventListener('value-try', this.#onTry);
    this.#endDensity = followDensity(() => this.#ask());
    this.#model = new RibbonModel(this.store);
    this.#model.addEventListener('change', () => this.#changed());
    this.#sight.observe(this);
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    document.removeEventListener(THEME_EVENT, this.#onTheme);
    document.removeEventListener('value-try', this.#onTry);
    this.#endDensity();
    this.#sight.disconnect();
    this.#resized.disconnect();
    this.#model?.dispose();
    this.#model = null;
    super.disconnectedCallback();
  }

  /** What it shows, for whoever wants to look at it. */
  get model() {
    return this.#model;
  }

  get #canvas() {
    return this.querySelector('canvas');
  }

  #changed() {
    this.requestUpdate();
    this.#ask();
  }

  render() {
    const model = this.#model;
    if (!model) return nothing;
    const words = this.#words(model);
    return html`<div class="ribbon-head">
        ${this.#title(model)}
        <span class="subtitle" title=${words}>${words}</span>
        ${
          model.reason
            ? html`<button type="button" class="bar-button" @click=${() => model.ask()}>
                Train ${model.plan?.jobs.length} values
              </button>`
            : nothing
        }
      </div>
      ${model.plan ? this.#strip(model) : nothing}`;
  }

  /** @param {RibbonModel} model */
  #title({ plan }) {
    const { store } = this;
    const { runs } = store.config;
    const swatch = plan && runs.length > 1 ? swatchOf(runs[plan.run], plan.run) : nothing;
    if (!this.tools) {
      const name = plan ? ribbonAxis(plan) : 'ribbon';
      return html`${swatch}<b class="title">${name[0].toUpperCase()}${name.slice(1)}</b>`;
    }
    const { choices, value } = axisChoices(store);
    return html`${swatch}
      <select
        class="plain chart-name"
        aria-label="What the ribbon tries"
        title="What the ribbon tries"
        .value=${value}
        @change=${onText((key) => store.setSetting('ribbon', key))}
      >
        ${choices.map(
          ({ id, name }) => html`<option value=${id} ?selected=${id === value}>${name}</option>`,
        )}
      </select>`;
  }

  /** @param {RibbonModel} model */
  #words(model) {
    const { plan, obstacle } = model;
    if (!plan) return obstacle === 'off' ? '' : obstacle;
    if (model.isDragging || model.isRunning || !model.isDone) {
      const cell = model.cells.find((one) => one?.value === model.value);
      if (cell) return cellWords(plan, model.value, cell);
    }
    if (model.isDone) {
      const wall = model.wall ? ` ${wallWords(model.wall)}` : '';
      return ribbonSentence(plan, model.facts, model.name) + wall;
    }
    if (model.reason) return `not tried yet: ${model.reason}`;
    const count = model.cells.filter(Boolean).length;
    return `${count} of ${plan.jobs.length} values tried, while training rests`;
  }

  /** @param {RibbonModel} model with a plan */
  #strip(model) {
    const { plan, index, value, cells } = model;
    if (!plan) return nothing;
    const cell = cells.find((one) => one?.value === value);
    return html`<div class="ribbon-box">
      <canvas
        tabindex="0"
        role="slider"
        aria-label="${model.name}: ${ribbonAxis(plan)}, tried on a ribbon"
        aria-valuemin="0"
        aria-valuemax=${plan.window.values.length - 1}
        aria-valuenow=${index}
        aria-valuetext=${cellWords(plan, value, cell)}
        aria-disabled=${this.#isLocked}
        @pointerdown=${this.#onPress}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onRelease}
        @pointercancel=${this.#onCancel}
        @keydown=${this.#onKey}
        @keyup=${this.#onKeyUp}
        @blur=${() => this.#model?.set()}
      ></canvas>
    </div>`;
  }

  // A host can lock what is set here.
  get #isLocked() {
    const { plan } = this.#model ?? {};
    if (!plan) return true;
    const names = [plan.key, `run${plan.run + 1}.${plan.key}`];
    const { lock, hide } = this.store.flags;
    return [...lock, ...hide].some((name) => names.includes(name));
  }

  // ---- Drawing, once per animation frame ----

  #ask() {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    requestAnimationFrame(() => {
      this.#isDrawn = true;
      this.#draw();
    });
  }

  updated() {
    this.#ask();
  }

  #draw() {
    const canvas = this.#canvas;
    const model = this.#model;
    if (!canvas || !model?.plan || !canvas.clientWidth) return;
    this.#theme ??= readTheme(this);
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const { plan, cells, facts, value, wall } = model;
    const slot = colorSlot(this.store.config.runs[plan.run], plan.run);
    const context = prepareCanvas(canvas, size.width, size.height);
    drawRibbon(context, this.#theme, size, { plan, cells, facts, value, slot, wall });
  }

  // ---- Hands ----

  /** @param {PointerEvent} event */
  #onPress(event) {
    if (event.button !== 0 || this.#isLocked) return;
    this.#canvas?.setPointerCapture(event.pointerId);
    this.#isPressed = true;
    this.#model?.show(this.#indexAt(event));
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (this.#isPressed) this.#model?.show(this.#indexAt(event));
  }

  /** @param {PointerEvent} event */
  #onRelease(event) {
    if (!this.#isPressed) return;
    this.#isPressed = false;
    this.#model?.set(this.#indexAt(event));
  }

  #onCancel() {
    this.#isPressed = false;
    this.#model?.cancel();
  }

  /** @param {PointerEvent} event */
  #indexAt({ offsetX }) {
    const canvas = /** @type {HTMLCanvasElement} */ (this.#canvas);
    const { left, right } = ribbonArea({ width: canvas.clientWidth, height: canvas.clientHeight });
    const count = this.#model?.plan?.window.values.length ?? 1;
    const index = Math.floor(((offsetX - left) / (right - left)) * count);
    return Math.min(count - 1, Math.max(0, index));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const model = this.#model;
    const stride = STRIDES[event.key];
    if (!model?.plan || this.#isLocked) return;
    if (event.key === 'Escape' && model.isDragging) model.cancel();
    else if (event.key === 'Enter') model.set();
    else if (stride) {
      const last = model.plan.window.values.length - 1;
      model.show(Math.min(last, Math.max(0, model.index + stride)));
    } else return;
    // Arrows move the page's own cursor elsewhere.
    event.preventDefault();
    event.stopPropagation();
  }

  // The same value is dragged elsewhere.
  #onTry = (/** @type {Event} */ event) => {
    const { detail } = /** @type {import('../../elements/listeners.js').TryEvent} */ (event);
    const model = this.#model;
    if (
      !model?.plan ||
      this.#isLocked ||
      !isAbout(event.composedPath()[0], model.plan, this.store)
    ) {
      return;
    }
    if (!detail.isOver) model.show(nearestIndex(model.plan.window, detail.value));
    if (!model.isDragging) return;
    event.preventDefault();
    if (detail.isOver) model.set();
    else detail.value = model.value;
  };

  // Letting the key go is letting the cursor go.
  /** @param {KeyboardEvent} event */
  #onKeyUp({ key }) {
    if (STRIDES[key]) this.#model?.set();
  }
}

/**
 * @param {EventTarget} control
 * @param {import('../../studies/ribbon/plan.js').RibbonPlan} plan
 * @param {import('../model/store.js').Store} store
 * @returns {boolean} whether it is a control of what the ribbon tries
 */
function isAbout(control, { key, run }, { ui }) {
  const { spec } = /** @type {{ spec?: { id: string } }} */ (control);
  if (!(control instanceof Element) || spec?.id !== key) return false;
  const row = control.closest('[data-run]');
  if (row) return Number(row.getAttribute('data-run')) === run;
  return control.closest('run-panel') !== null && ui.selected === run;
}

customElements.define('rate-ribbon', RateRibbon);
