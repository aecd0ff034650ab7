import { html, nothing } from 'lit';
import { canvasToPng, canvasToSvg, curvesToSvg } from '../charts/export-pictures.js';
import { formats } from '../../wasm/formats.js';
import { ModalDialog } from './modal-dialog.js';

/** Curves in every export format, views as PNG or SVG. Everything is made here; nothing is sent. */
export class ExportDialog extends ModalDialog {
  static properties = {
    busy: { state: true },
    share: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.busy = '';
    this.share = 0;
    this.failure = '';
  }

  get heading() {
    return 'Export';
  }

  content() {
    const data = (format) =>
      html`<button
        type="button"
        class="btn"
        ?disabled=${this.busy !== ''}
        @click=${() => this.#exportData(format)}
      >
        ${format.name}
      </button>`;
    return html`<section>
        <h3>All curves</h3>
        <p class="note">
          Every run is trained again from its first step to its last, and every number written down.
        </p>
        <div class="button-row">${formats.map(data)}</div>
        ${this.busy ? html`<p role="status">Training again for the ${this.busy} … ${Math.round(100 * this.share)} %</p>` : nothing}
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      </section>
      <section>
        <h3>Pictures</h3>
        <ul class="picture-list">
          ${this.#pictures().map(
            (picture) =>
              html`<li>
                <span>${picture.title}</span>
                <button type="button" class="btn" @click=${() => this.#savePng(picture)}>
                  PNG
                </button>
                <button type="button" class="btn" @click=${() => this.#saveSvg(picture)}>
                  SVG
                </button>
              </li>`,
          )}
        </ul>
      </section>`;
  }

  // Every canvas of the views on the page.
  #pictures() {
    const page = this.getRootNode();
    const charts = [...page.querySelectorAll('curves-view')].flatMap((view) => view.pictures());
    const others = [...page.querySelectorAll('stage-view canvas')].map((canvas) => ({
      canvas,
      title: canvas.getAttribute('aria-label'),
    }));
    return [...charts, ...others];
  }

  async #exportData(format) {
    this.failure = '';
    this.share = 0;
    this.busy = format.name;
    try {
      const experiment = await this.store.replay((share) => (this.share = share));
      save(new Blob([format.write(experiment)], { type: format.mime }), format.extension);
    } catch (error) {
      this.failure = error.message;
    }
    this.busy = '';
  }

  async #savePng({ canvas }) {
    save(await canvasToPng(canvas, this.#paper), 'png');
  }

  #saveSvg({ canvas, picture }) {
    const text = picture ? curvesToSvg(picture) : canvasToSvg(canvas, this.#paper);
    save(new Blob([text], { type: 'image/svg+xml' }), 'svg');
  }

  get #paper() {
    return getComputedStyle(this).getPropertyValue('--paper').trim();
  }
}

function save(blob, extension) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `optimizer-playground.${extension}`;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

customElements.define('export-dialog', ExportDialog);
