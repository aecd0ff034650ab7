import { html } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { formatCount } from '../../drawing/format.js';
import { onText } from '../../elements/listeners.js';

/** Goes back to any step that was reached, and forward again. */
export class TimelineSlider extends StoreElement {
  static followsTraining = true;

  // The hand on the slider is ahead of the next frame.
  /** @type {number | null} */
  #held = null;
  #isPressed = false;
  #shown = '';

  render() {
    const { frame } = this.store;
    const steps = Math.max(1, frame?.steps ?? 1);
    const step = this.#held ?? frame?.sought ?? frame?.step ?? 0;
    const farthest = frame?.farthest ?? 0;
    return html`<input
      class="range timeline"
      type="range"
      min="0"
      max=${steps}
      step="1"
      aria-label="Timeline"
      aria-valuetext="step ${formatCount(step)} of ${formatCount(steps)}"
      title="Go back to an earlier step"
      ?disabled=${farthest === 0}
      .value=${String(step)}
      style="--v:${(100 * step) / steps}%;--far:${(100 * farthest) / steps}%"
      @input=${onText((text, slider) => this.#hold(Number(text), slider))}
      @change=${this.#onChange}
      @blur=${this.#onChange}
    />`;
  }

  /**
   * @param {number} step
   * @param {HTMLInputElement} slider
   */
  #hold(step, slider) {
    const held = Math.min(step, this.store.frame?.farthest ?? 0);
    this.#held = held;
    this.#isPressed = true;
    // A step that was not reached yet cannot be shown.
    slider.value = String(held);
    this.store.seek(held);
    this.requestUpdate();
  }

  #onChange() {
    this.#isPressed = false;
  }

  drawFrame() {
    const { frame } = this.store;
    if (!frame) return;
    const { step, sought, farthest, steps } = frame;
    if (!this.#isPressed) this.#held = null;
    const now = `${sought} ${step} ${farthest} ${steps}`;
    if (now === this.#shown) return;
    this.#shown = now;
    // While training texts set the pace; a step back shows at once.
    if (!frame.playing) this.requestUpdate();
  }
}

customElements.define('timeline-slider', TimelineSlider);
