import { html } from 'lit';
import { StoreElement } from '../store-element.js';
import { formatCount } from '../../drawing/format.js';

/** Goes back to any step that was reached, and forward again. */
export class TimelineSlider extends StoreElement {
  static followsTraining = true;

  // The hand on the slider is ahead of the next frame.
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
      @input=${this.#onInput}
      @change=${this.#onChange}
      @blur=${this.#onChange}
    />`;
  }

  #onInput(event) {
    const { farthest } = this.store.frame;
    this.#held = Math.min(Number(event.target.value), farthest);
    this.#isPressed = true;
    // What was not trained yet cannot be looked at.
    event.target.value = String(this.#held);
    this.store.seek(this.#held);
    this.requestUpdate();
  }

  #onChange() {
    this.#isPressed = false;
  }

  drawFrame() {
    const { step, sought, farthest, steps } = this.store.frame;
    if (!this.#isPressed) this.#held = null;
    const now = `${sought} ${step} ${farthest} ${steps}`;
    if (now === this.#shown) return;
    this.#shown = now;
    // While training texts set the pace; a step back shows at once.
    if (!this.store.frame.playing) this.requestUpdate();
  }
}

customElements.define('timeline-slider', TimelineSlider);
