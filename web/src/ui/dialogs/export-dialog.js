import { html, nothing } from 'lit';
import { canvasToPng, canvasToSvg, curvesToSvg } from '../charts/export-pictures.js';
import { formats } from '../../wasm/formats.js';
import { saveFile } from '../../elements/save-file.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {import('../../export/format.js').ExportFormat} ExportFormat */
/** @typedef {import('../charts/curves-view.js').CurvesView} CurvesView */

/**
 * @typedef {object} Picture
 * @property {HTMLCanvasElement} canvas
 * @property {string} title
 * @property {import('../../drawing/chart-model.js').Picture} [picture] of a chart: what curvesToSvg draws
 */

/** Curves in every export format, views as PNG or SVG. Everything is made in the browser; nothing is sent. */
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
    const data = (/** @type {ExportFormat} */ format) =>
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
          Every run is trained again from its first step to its last. Long runs are saved at up to
          1,000 of their steps.
        </p>
        <div class="button-row">${formats.map(data)}</div>
        ${this.busy ? html`<p role="status">Training again for the ${this.busy} file: ${Math.round(100 * this.share)} %</p>` : nothing}
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
  /** @returns {Picture[]} */
  #pictures() {
    const page = this.closest('playground-app') ?? document;
    /** @type {NodeListOf<CurvesView>} */
    const views = page.querySelectorAll('curves-view');
    const charts = [...views].flatMap((view) => view.pictures());
    /** @type {NodeListOf<HTMLCanvasElement>} */
    const canvases = page.querySelectorAll('stage-view canvas');
    const others = [...canvases].map((canvas) => ({
      canvas,
      title: canvas.getAttribute('aria-label') ?? '',
    }));
    return [...charts, ...others];
  }

  /** @param {ExportFormat} format */
  async #exportData(format) {
    this.failure = '';
    this.share = 0;
    this.busy = format.name;
    try {
      const experiment = await this.store.replay((share) => (this.share = share));
      saveFile(new Blob([format.write(experiment)], { type: format.mime }), format.extension);
    } catch (error) {
      this.failure = String(/** @type {Error} */ (error).message);
    }
    this.busy = '';
  }

  /** @param {Picture} picture */
  async #savePng({ canvas }) {
    const blob = await canvasToPng(canvas, this.#paper);
    if (blob) saveFile(blob, 'png');
    else this.failure = 'This picture is too large for the browser to save.';
  }

  /** @param {Picture} picture */
  #saveSvg({ canvas, picture }) {
    const text = picture ? curvesToSvg(picture) : canvasToSvg(canvas, this.#paper);
    saveFile(new Blob([text], { type: 'image/svg+xml' }), 'svg');
  }

  get #paper() {
    return getComputedStyle(this).getPropertyValue('--paper').trim();
  }
}

customElements.define('export-dialog', ExportDialog);
