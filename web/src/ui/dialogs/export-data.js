import { html, nothing } from 'lit';
import { fileName } from '../../config/file-name.js';
import { runNames } from '../../config/run-names.js';
import { onText } from '../../elements/listeners.js';
import { saveFile } from '../../elements/save-file.js';
import { StoreElement } from '../../elements/store-element.js';
import { messageOf } from '../../engine/wasm/message-of.js';
import { formats } from '../../wasm/formats.js';
import { openFile } from '../page/dropped-files.js';

/** @typedef {import('../../export/format.js').DataFormat} DataFormat */
/** @typedef {import('../../export/format.js').ExportFormat} ExportFormat */
/** @typedef {import('../../export/format.js').ReplayFormat} ReplayFormat */
/** @typedef {import('../../export/format.js').StartFormat} StartFormat */
/** @typedef {import('../../export/format.js').WeightsFormat} WeightsFormat */

/** Numbers as files: the curves of all runs, what a run trains on; and files that are opened again. */
export class ExportData extends StoreElement {
  static properties = {
    busy: { state: true },
    share: { state: true },
    failure: { state: true },
    run: { state: true },
    epoch: { state: true },
    program: { state: true },
    reasons: { state: true },
  };

  /** @type {AbortController | null} */
  #stop = null;

  constructor() {
    super();
    /** @type {string} name of the format that is being made */
    this.busy = '';
    this.share = 0;
    this.failure = '';
    /** @type {number} whose data */
    this.run = 0;
    /** @type {number} whose mini-batches */
    this.epoch = 0;
    /** @type {number | null} which run a program trains; null: all runs */
    this.program = null;
    /** @type {Map<string, string>} why a program cannot be written, by format; '': it can */
    this.reasons = new Map();
  }

  render() {
    return html`${this.#curves()} ${this.#weights()} ${this.#programs()} ${this.#data()}
    ${this.#files()}
    ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}`;
  }

  #curves() {
    return html`<section>
      <h3>Curves of all runs</h3>
      <p class="note">
        Every run is trained again, and every step is in the file, up to 100,000 rows; longer ones
        say which steps they hold. A JSON file opens again on this page.
      </p>
      <div class="button-row">
        ${formats.map((format) =>
          format.needs === 'replays'
            ? this.#button(format, () => this.#saveReplays(format, 'curves'))
            : nothing,
        )}
        ${this.busy ? this.#progress() : nothing}
      </div>
    </section>`;
  }

  #weights() {
    return html`<section>
      <h3>Weights of all runs</h3>
      <p class="note">
        The first weights and those at the step that is shown, by layer, as JSON. Rows of a matrix
        come one after the other.
      </p>
      <div class="button-row">
        ${formats.map((format) =>
          format.needs === 'weights'
            ? this.#button(format, () => this.#saveReplays(format, 'weights'))
            : nothing,
        )}
      </div>
    </section>`;
  }

  #progress() {
    return html`<span role="status">
        Training again for the ${this.busy} file: ${Math.round(100 * this.share)} %
      </span>
      <button type="button" class="btn quiet" @click=${() => this.#stop?.abort()}>Cancel</button>`;
  }

  // ---- Programs ----

  connectedCallback() {
    super.connectedCallback();
    this.#askReasons();
  }

  // Said before anything is written.
  async #askReasons() {
    const { config, catalog } = this.store;
    const asked = formats.map(async (format) => {
      if (format.needs !== 'starts') return [format.id, ''];
      return [format.id, await format.reasonAgainst(config, catalog, this.program)];
    });
    this.reasons = new Map(/** @type {Array<[string, string]>} */ (await Promise.all(asked)));
  }

  #programs() {
    const reason = [...this.reasons.values()].find((each) => each !== '');
    return html`<section>
      <h3>PyTorch</h3>
      <p class="note">
        A program that trains the same runs in PyTorch, from the same data, weights and
        mini-batches, and compares its losses with those of this page.
      </p>
      <div class="button-row">
        ${this.store.config.runs.length > 1 ? this.#programChoice() : nothing}
        ${formats.map((format) =>
          format.needs === 'starts'
            ? this.#button(format, () => this.#saveProgram(format), reason !== undefined)
            : nothing,
        )}
      </div>
      ${reason ? html`<p class="note" role="status">${reason}</p>` : nothing}
    </section>`;
  }

  #programChoice() {
    const names = runNames(this.store.config, this.store.catalog);
    return html`<select
      aria-label="Runs of the program"
      @change=${onText((text) => {
        this.program = text === '' ? null : Number(text);
        this.#askReasons();
      })}
    >
      <option value="" ?selected=${this.program === null}>All runs</option>
      ${names.map(
        (name, index) =>
          html`<option value=${index} ?selected=${index === this.program}>${name}</option>`,
      )}
    </select>`;
  }

  /** @param {StartFormat} format */
  async #saveProgram(format) {
    const { store } = this;
    const { config, catalog, link } = store;
    const stop = new AbortController();
    this.#stop = stop;
    this.busy = format.name;
    await this.#try(async () => {
      const runs = await store.startsOf(this.program, stop.signal);
      const file = fileName(store, 'pytorch', '').replace(/\.$/, '');
      const { page } = store.address;
      const written = await format.write({ link, page, config, catalog, runs, file });
      this.#save(format, written.text, 'pytorch');
      if (written.arrays)
        saveFile(new Blob([/** @type {BlobPart} */ (written.arrays)]), `${file}.npz`);
    });
    this.busy = '';
  }

  // ---- Data ----

  // A test surface has none.
  #data() {
    if (this.store.value('problem') === 'surface') return nothing;
    return html`<section>
      <h3>Data of a run</h3>
      <p class="note">
        Inputs as the network sees them, targets, training and validation part, and the mini-batches
        of an epoch in their order.
      </p>
      <div class="button-row">
        ${this.store.config.runs.length > 1 ? this.#runChoice() : nothing}
        <label class="check">
          Epoch
          <input
            class="short"
            type="number"
            min="0"
            .value=${String(this.epoch)}
            @change=${onText((text) => (this.epoch = Number(text)))}
          />
        </label>
        ${formats.map((format) =>
          format.needs === 'data' ? this.#button(format, () => this.#saveData(format)) : nothing,
        )}
      </div>
    </section>`;
  }

  #runChoice() {
    const names = runNames(this.store.config, this.store.catalog);
    return html`<select aria-label="Run" @change=${onText((text) => (this.run = Number(text)))}>
      ${names.map(
        (name, index) =>
          html`<option value=${index} ?selected=${index === this.run}>${name}</option>`,
      )}
    </select>`;
  }

  #files() {
    return html`<section>
      <h3>Open</h3>
      <p class="note">
        An exported JSON file brings its experiment back, and that of a sweep its results. A CSV
        file with columns of steps and losses is laid over the curves. Files can also be dropped
        anywhere on the page.
      </p>
      <div class="button-row">
        <label class="btn file-button">
          Open a file …
          <input
            type="file"
            accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain"
            @change=${onText((_, field) => this.#open(field))}
          />
        </label>
      </div>
    </section>`;
  }

  /**
   * @param {ExportFormat} format
   * @param {() => void} save
   * @param {boolean} [isImpossible]
   */
  #button({ name }, save, isImpossible = false) {
    return html`<button
      type="button"
      class="btn"
      ?disabled=${this.busy !== '' || isImpossible}
      @click=${save}
    >
      ${name}
    </button>`;
  }

  /**
   * @param {ReplayFormat | WeightsFormat} format
   * @param {string} part what it is of
   */
  async #saveReplays(format, part) {
    const stop = new AbortController();
    this.#stop = stop;
    Object.assign(this, { share: 0, busy: format.name });
    await this.#try(async () => {
      const experiment = await this.store.replay((share) => (this.share = share), stop.signal);
      this.#save(format, format.write(experiment), part);
    });
    this.busy = '';
  }

  /** @param {DataFormat} format */
  async #saveData(format) {
    await this.#try(async () => {
      const data = await this.store.dataOf(this.run, this.epoch);
      this.#save(format, format.write(data), `data-epoch-${this.epoch}`);
    });
  }

  /**
   * @param {ExportFormat} format
   * @param {string} text
   * @param {string} part what it is of
   */
  #save({ mime, extension }, text, part) {
    saveFile(new Blob([text], { type: mime }), fileName(this.store, part, extension));
  }

  /** @param {() => Promise<void>} act */
  async #try(act) {
    this.failure = '';
    try {
      await act();
    } catch (error) {
      if (!this.#stop?.signal.aborted) this.failure = messageOf(error);
    }
  }

  /** @param {HTMLInputElement} field */
  async #open(field) {
    const [file] = field.files ?? [];
    if (!file) return;
    await openFile(file, this.store, { isCurve: true });
    // The same file can be chosen again after it was changed.
    field.value = '';
    this.closest('dialog')?.close();
  }
}

customElements.define('export-data', ExportData);
