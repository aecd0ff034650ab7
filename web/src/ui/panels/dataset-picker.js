import { html, nothing } from 'lit';
import { StoreElement } from '../store-element.js';
import { choicesOf, findEntry } from '../../catalog/entries.js';
import { problemOf } from '../../config/problem.js';
import { knownTable } from '../../config/known-tables.js';
import { describeTable } from '../model/own-table.js';
import { readTheme } from '../../drawing/palette.js';

const THUMBNAIL_POINTS = 160;
const INSET = 11;

/** Pictures of the data sets to choose from. */
export class DatasetPicker extends StoreElement {
  static properties = { spec: { attribute: false }, pointed: { state: true } };

  // Points by data set: { inputs, targets, classes }, asked for once.
  #previews = new Map();
  #drawn = '';

  render() {
    const { store, spec } = this;
    const current = store.value(spec.id);
    // Own data stands last, wherever the catalog has it.
    const all = choicesOf(store.catalog, spec);
    const choices = [true, false].flatMap((made) =>
      all.filter(({ id }) => made !== this.#isOwn(id)),
    );
    const named = choices.find(({ id }) => id === (this.pointed ?? current));
    return html`<div class="data" role="radiogroup" aria-label=${spec.summary}>
        ${choices.map(({ id, name, summary }) => this.#button({ id, name, summary }, current))}
      </div>
      <div class="data-line">
        <p class="data-name" title=${named?.summary}><b>${named?.name}</b> ${this.#words(named)}</p>
        ${this.#editor(current)}
      </div>`;
  }

  #isOwn(id) {
    return Boolean(findEntry(this.store.catalog, 'datasets', id)?.own);
  }

  #words(choice) {
    const table = this.#isOwn(choice?.id) && knownTable(this.store.ownTable);
    return table ? `${describeTable(table)}.` : choice?.summary;
  }

  #editor(current) {
    if (!this.#isOwn(current) || this.store.flags.lock.includes(this.spec.id)) return nothing;
    return html`<button type="button" class="text-button" @click=${() => this.#edit()}>
      ${this.store.ownTable ? 'Edit' : 'Bring data'}
    </button>`;
  }

  #edit() {
    this.dispatchEvent(
      new CustomEvent('open-dialog', { detail: 'own-data-dialog', bubbles: true }),
    );
  }

  // Own data can be chosen once there are some.
  #choose(id) {
    if (this.#isOwn(id) && !this.store.ownTable) this.#edit();
    else this.store.setSetting(this.spec.id, id);
  }

  #button({ id, name, summary }, current) {
    const point = (pointed) => () => (this.pointed = pointed);
    return html`<button
      type="button"
      role="radio"
      aria-checked=${id === current}
      ?disabled=${this.store.flags.lock.includes(this.spec.id)}
      aria-label=${name}
      title="${name}: ${summary}"
      tabindex=${id === current ? 0 : -1}
      @click=${() => this.#choose(id)}
      @keydown=${(event) => this.#onKey(event)}
      @pointerenter=${point(id)}
      @pointerleave=${point(null)}
    >
      <canvas data-id=${id} width="80" height="80" aria-hidden="true"></canvas>
    </button>`;
  }

  // As radio buttons do: arrows move the choice.
  #onKey(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.querySelectorAll('button')];
    const next = buttons.at((buttons.indexOf(event.currentTarget) + way) % buttons.length);
    next.focus();
    next.click();
  }

  updated() {
    const table = this.store.ownTable;
    const drawn = [document.documentElement.dataset.theme, knownTable(table) && table].join();
    if (this.#drawn === drawn && this.#previews.size) return;
    this.#drawn = drawn;
    for (const canvas of this.querySelectorAll('canvas')) this.#show(canvas);
  }

  async #show(canvas) {
    const { id } = canvas.dataset;
    const entry = findEntry(this.store.catalog, 'datasets', id);
    if (!entry) return;
    if (entry.own && this.#showOwn(canvas)) return;
    if (entry.file || entry.own || entry.features > 2) {
      drawWord(canvas, entry);
      return;
    }
    if (!this.#previews.has(id)) this.#previews.set(id, this.#ask(id));
    const preview = await this.#previews.get(id);
    if (preview) drawPoints(canvas, preview, entry);
  }

  #showOwn(canvas) {
    const { store } = this;
    const table = knownTable(store.ownTable);
    if (!table || table.featureNames.length > 2) return false;
    const config = { settings: { [this.spec.id]: canvas.dataset.id }, table: store.ownTable };
    const every = Math.ceil(table.targets.length / THUMBNAIL_POINTS);
    const some = (list) => list.filter((_, i) => i % every === 0);
    const points = { inputs: some(table.inputs).flat(), targets: some(table.targets) };
    drawPoints(canvas, points, problemOf(config, store.catalog).dataset);
    return true;
  }

  // A missing thumbnail is no reason to stop.
  #ask(id) {
    const settings = { data: id, samples: THUMBNAIL_POINTS };
    return this.store.compute('preview', { settings }).catch(() => null);
  }
}

function drawPoints(canvas, { inputs, targets }, entry) {
  const theme = readTheme(canvas);
  const context = canvas.getContext('2d');
  const { width, height } = canvas;
  const dimensions = entry.features;
  const count = targets.length;
  const column = (k) => Array.from({ length: count }, (_, i) => inputs[i * dimensions + k]);
  const across = fit(column(0), INSET, width - INSET);
  const up = fit(dimensions > 1 ? column(1) : [...targets], height - INSET, INSET);
  const shade = entry.task === 'regression' ? fit([...targets], 0, 1) : null;
  context.clearRect(0, 0, width, height);
  for (let i = 0; i < count; i++) {
    context.beginPath();
    context.arc(across[i], up[i], 2.3, 0, 7);
    context.fillStyle = shade
      ? theme.classes[shade[i] > 0.5 || dimensions === 1 ? 1 : 0]
      : theme.classes[targets[i] % theme.classes.length];
    context.globalAlpha = shade && dimensions > 1 ? 0.25 + Math.abs(shade[i] - 0.5) * 1.5 : 1;
    context.fill();
  }
  context.globalAlpha = 1;
}

// Maps values onto [from, to].
function fit(values, from, to) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return values.map((value) => from + ((value - low) / (high - low || 1)) * (to - from));
}

// Data of more dimensions has no picture: how many there are says something.
function drawWord(canvas, entry) {
  const theme = readTheme(canvas);
  const context = canvas.getContext('2d');
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.textAlign = 'center';
  context.fillStyle = theme.ink2;
  context.font = `600 29px ${theme.font}`;
  context.fillText(entry.own ? '+' : String(entry.features), canvas.width / 2, 46);
  context.fillStyle = theme.ink3;
  context.font = `18px ${theme.font}`;
  context.fillText(entry.own ? 'own' : 'feat.', canvas.width / 2, 66);
}

customElements.define('dataset-picker', DatasetPicker);
