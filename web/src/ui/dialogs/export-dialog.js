import { html, nothing } from 'lit';
import { canvasToPng, canvasToSvg, curvesToSvg } from '../charts/export-pictures.js';
import { saveFile } from '../../elements/save-file.js';
import './export-data.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {import('../charts/curves-view.js').CurvesView} CurvesView */

/**
 * @typedef {object} Picture
 * @property {HTMLCanvasElement} canvas
 * @property {string} title
 * @property {import('../../drawing/chart-model.js').Picture} [picture] of a chart: what curvesToSvg draws
 */

/** Curves in every export format, views as PNG or SVG. Everything is made in the browser; nothing is sent. */
export class ExportDialog extends ModalDialog {
  static properties = { failure: { state: true } };

  constructor() {
    super();
    this.failure = '';
  }

  get heading() {
    return 'Export';
  }

  content() {
    return html`<export-data .store=${this.store}></export-data>
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
        ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
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
