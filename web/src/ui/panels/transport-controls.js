import { html, nothing } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { formatCount } from '../../drawing/format.js';
import * as icons from '../../elements/first-icons.js';

/** Play or pause, one step, back to the start. */
export class TransportControls extends StoreElement {
  #playing = false;

  render() {
    const { store } = this;
    this.#playing = isTraining(store);
    const playing = this.#playing;
    return html`<div class="transport" role="group" aria-label="Training">
      <button
        type="button"
        class="btn primary"
        ?disabled=${store.config.runs.length === 0}
        title=${playing ? 'Pause (space)' : 'Train (space)'}
        @click=${() => store.toggle()}
      >
        ${playing ? icons.pause : icons.play} ${playing ? 'Pause' : 'Play'}
      </button>
      <button
        type="button"
        class="btn icon"
        aria-label="One step"
        title="One step (→)"
        @click=${() => store.step()}
      >
        ${icons.step}
      </button>
      <button
        type="button"
        class="btn icon"
        aria-label="Reset"
        title="Reset to the same initial weights (r)"
        @click=${() => store.reset()}
      >
        ${icons.reset}
      </button>
    </div>`;
  }

  drawFrame() {
    if (isTraining(this.store) !== this.#playing) this.requestUpdate();
  }
}

// Without a run, nothing is under way; the first one that is added begins at once.
/** @param {import('../model/store.js').Store} store */
function isTraining({ frame, config }) {
  return Boolean(frame?.playing && config.runs.length);
}

/** The step that the pictures show, and the way back to earlier ones. */
export class StepCounter extends StoreElement {
  static followsTraining = true;
  static properties = { hasTimeline: { state: true } };

  constructor() {
    super();
    this.hasTimeline = false;
  }

  // Nobody goes back before the page is there.
  async firstUpdated() {
    await this.store.settled;
    await import('./timeline-slider.js');
    this.hasTimeline = true;
  }

  render() {
    const { frame, config } = this.store;
    const steps = frame?.steps || Number(this.store.value('steps'));
    const first = frame?.runs.find((view) => view.state?.step === frame.step) ?? frame?.runs[0];
    const epoch = first?.state?.epoch ?? NaN;
    const hasEpochs = config.settings.problem !== 'surface' && Number.isFinite(epoch);
    return html`<span class="count" title="Updates that every run still training has made">
        <span class="of">step </span><b translate="no">${formatCount(frame?.step ?? 0)}</b
        ><span class="of"> / ${formatCount(steps)}</span>${
          hasEpochs
            ? html`<span class="epoch"> · epoch ${formatCount(Math.floor(epoch))}</span>`
            : ''
        }
      </span>
      <div class="timeline-place">
        ${
          this.hasTimeline
            ? html`<timeline-slider .store=${this.store}></timeline-slider>`
            : nothing
        }
      </div>`;
  }
}

customElements.define('transport-controls', TransportControls);
customElements.define('step-counter', StepCounter);
