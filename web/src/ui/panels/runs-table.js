import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { StoreElement } from '../../elements/store-element.js';
import { findEntry } from '../../catalog/entries.js';
import { filledParams } from '../../catalog/params.js';
import { differsIn } from '../../config/describe.js';
import { problemOf } from '../../config/problem.js';
import { runNames } from '../../config/run-names.js';
import { outcomeWords } from '../../drawing/outcome-words.js';
import { onText } from '../../elements/listeners.js';
import { falling, rising } from './run-icons.js';
import { measuresOf } from './run-measures.js';
import { addBar } from './runs/add-bar.js';
import { leaders } from './runs/best.js';
import { measureCell, memoryWords, nameCell, rateCell, scheduleCell } from './runs/cells.js';
import { columnsOf } from './runs/columns.js';
import { NO_RUN_ABOVE, differencesFromAbove } from './runs/differences.js';
import { editOwnText } from './runs/edit-own-text.js';
import { areMany, fitting, nextSorting, orderOf } from './runs/order.js';
import { runActions } from './runs/run-actions.js';

/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('./run-measures.js').ProblemKind} ProblemKind */
/** @typedef {import('./runs/columns.js').Column} Column */
/** @typedef {import('./runs/columns.js').Row} Row */
/** @typedef {import('./runs/order.js').Sorting} Sorting */
/** @typedef {{ best: ReturnType<typeof leaders>, differences: Record<number, string> }} Compared runs with each other */
/** @typedef {{ words: unknown, look?: string, title?: string }} Cell */

// Pixels; a page has more columns.
const CARDS_ON_A_PAGE = 760;
const CARDS_IN_A_FRAME = 640;

/** All runs: what each is, how it does, and what can be done with it. */
export class RunsTable extends StoreElement {
  static followsTraining = true;
  static properties = {
    hasPanels: { attribute: false },
    sorting: { state: true },
    query: { state: true },
    hasCards: { state: true },
  };

  /** @type {number[]} indices of the runs as they are shown */
  #order = [];
  #sizes = new ResizeObserver(([{ contentRect }]) => {
    this.hasCards = contentRect.width < (this.hasPanels ? CARDS_ON_A_PAGE : CARDS_IN_A_FRAME);
  });

  constructor() {
    super();
    /** whether panels and pictures are around it, which it can point to */
    this.hasPanels = false;
    /** @type {Sorting | null} null: the order of the link */
    this.sorting = null;
    this.query = '';
    /** whether there is no room for a table: then each run is a card */
    this.hasCards = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    const { runs } = store.config;
    const kind = this.#kind;
    const columns = columnsOf(kind);
    const rows = this.#rows();
    const best = leaders(
      rows.map(({ view }) => view),
      kind,
    );
    const shown = this.#shown(rows, columns);
    const differences = differencesFromAbove(store.config, store.catalog, shown);
    const bar = html`<div class="below-table">
      ${addBar(store, this, this.hasPanels)}
      ${areMany(runs.length) ? this.#finder(shown.length === 0) : nothing}
    </div>`;
    // Cards are many screens high: what adds one comes first there.
    const isFirst = this.hasCards && this.hasPanels;
    return html`${isFirst ? bar : nothing}
      <table
        class="runs-table ${this.hasCards ? 'cards' : ''}"
        data-kind=${kind}
        role="table"
        aria-label="Runs"
      >
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map((column) => this.#heading(column))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            shown,
            (index) => index,
            (index) => this.#row(rows[index], columns, { best, differences }),
          )}
        </tbody>
      </table>
      ${isFirst ? nothing : bar}`;
  }

  /** @returns {ProblemKind} */
  get #kind() {
    if (this.store.config.settings.problem === 'surface') return 'surface';
    const { dataset } = problemOf(this.store.config, this.store.catalog);
    return dataset?.task === 'regression' ? 'regression' : 'classification';
  }

  /** @param {RunView} view */
  #outcome(view) {
    const isPaused = !this.store.frame?.playing;
    return outcomeWords(view, { isPaused, isSurface: this.#kind === 'surface' });
  }

  /** @returns {Row[]} in the order of the link */
  #rows() {
    const { config, catalog, frame } = this.store.shown;
    const names = runNames(config, catalog);
    const telling = differsIn(config, catalog);
    return config.runs.map((run, index) => {
      const entry = findEntry(catalog, 'optimizers', run.optimizer);
      const view = frame?.runs.find((one) => one.index === index);
      const { lr } = filledParams(entry, run.params);
      const schedule = findEntry(catalog, 'schedules', run.schedule)?.name ?? run.schedule;
      const status = view ? this.#outcome(view).words : '';
      const name = names[index];
      const others = telling[index].map((one) => one.text);
      const text = [name, entry?.name, run.optimizer, schedule, ...others, status];
      return {
        ...{ index, name, schedule, status, view },
        rate: typeof lr === 'number' ? lr : NaN,
        text: text.join(' '),
      };
    });
  }

  // While a pointer or the keyboard is on a row, no row moves.
  /**
   * @param {Row[]} rows
   * @param {Column[]} columns
   * @returns {number[]} indices of runs
   */
  #shown(rows, columns) {
    const isMany = areMany(rows.length);
    const body = this.querySelector('tbody');
    const isHeld = body?.matches(':hover, :focus-within') && this.#order.length === rows.length;
    if (!isHeld) this.#order = orderOf(rows, isMany ? this.sorting : null, columns);
    if (!isMany || !this.query) return this.#order;
    const found = fitting(rows, this.query);
    return this.#order.filter((index) => found.has(index));
  }

  /** @param {Column} column */
  #heading({ id, heading, meaning, isNumber, sortBy }) {
    const look = `c-${id} ${isNumber ? 'n' : ''}`;
    if (id === 'actions') {
      return html`<th role="columnheader" scope="col" class=${look}>
        <span class="hidden-text">${heading}</span>
      </th>`;
    }
    const title = meaning ?? nothing;
    if (!sortBy || !areMany(this.store.config.runs.length)) {
      return html`<th role="columnheader" scope="col" class=${look} title=${title}>${heading}</th>`;
    }
    const isSorted = this.sorting?.column === id;
    const isDown = isSorted && this.sorting?.isReversed;
    return html`<th
      role="columnheader"
      scope="col"
      class=${look}
      aria-sort=${isSorted ? (isDown ? 'descending' : 'ascending') : 'none'}
      title=${title}
    >
      <button type="button" class="sorter" @click=${() => this.#sort(id)}>
        ${heading}${isSorted ? (isDown ? falling : rising) : nothing}
      </button>
    </th>`;
  }

  /** @param {string} column */
  #sort(column) {
    this.sorting = nextSorting(this.sorting, column);
  }

  // While one types, the field stays where it is, however few runs are left.
  /** @param {string} query */
  #find(query) {
    if (query && !this.query) this.style.minHeight = `${this.getBoundingClientRect().height}px`;
    if (!query) this.style.minHeight = '';
    this.query = query;
  }

  // From five runs on.
  /** @param {boolean} isEmpty nothing is found */
  #finder(isEmpty) {
    return html`<span class="finder">
      <span role="status">${isEmpty ? 'No run matches.' : ''}</span>
      ${
        this.sorting
          ? html`<button type="button" class="bar-button" @click=${() => (this.sorting = null)}>
              Original order
            </button>`
          : nothing
      }
      <input
        type="search"
        class="text"
        aria-label="Find runs"
        placeholder="Find runs"
        maxlength="80"
        .value=${this.query}
        @input=${onText((text) => this.#find(text))}
      />
    </span>`;
  }

  /**
   * @param {Row} row
   * @param {Column[]} columns
   * @param {Compared} compared
   */
  #row(row, columns, compared) {
    const { store } = this;
    const { index } = row;
    const selected = index === store.ui.selected;
    const cells = this.#cells(row, compared);
    return html`<tr
      role="row"
      class="${selected ? 'selected' : ''} ${store.config.runs[index].visible ? '' : 'muted'}"
      aria-selected=${selected}
      data-run=${index}
      @click=${(/** @type {Event} */ event) => this.#select(index, event)}
    >
      ${columns.map(({ id, heading, isNumber }) => {
        const { words, look = '', title } = cells[id];
        return html`<td
          role="cell"
          class="c-${id} ${isNumber ? 'n' : ''} ${look}"
          data-heading=${heading}
          title=${title || nothing}
        >
          ${words}
        </td>`;
      })}
    </tr>`;
  }

  /**
   * @param {Row} row
   * @param {Compared} compared
   * @returns {Record<string, Cell>} by column
   */
  #cells({ index, name, view }, { best, differences }) {
    const { store } = this;
    const run = store.shown.config.runs[index];
    const entry = findEntry(store.catalog, 'optimizers', run.optimizer);
    const place = { store, run, index, entry };
    const measures = measuresOf(view, this.#kind, store.frame?.playing);
    const outcome = view ? this.#outcome(view) : null;
    const status = outcome?.words ?? '–';
    return {
      run: { words: nameCell(place, name, (id) => this.#setOptimizer(index, id)), look: 'name' },
      rate: { words: rateCell(place) },
      schedule: { words: scheduleCell(place) },
      differs: {
        words: differences[index],
        look: differences[index] === NO_RUN_ABOVE ? 'soft nothing' : 'soft',
        title: differences[index],
      },
      training: measureCell(measures.training, false),
      validation: measureCell(measures.validation, best.loss.has(index)),
      quality: measureCell(measures.quality, best.quality.has(index)),
      best: { words: measures.best },
      time: { words: measures.time },
      memory: { words: memoryWords(entry, view?.state) },
      status: {
        words: status,
        look: `status ${outcome?.isBad ? 'bad' : ''}`,
        title: outcome?.why ? `${status}: ${outcome.why}` : status,
      },
      actions: { words: runActions(store, index, name, this), look: 'actions' },
    };
  }

  /**
   * @param {number} index
   * @param {string} id
   */
  #setOptimizer(index, id) {
    this.store.setOptimizer(index, id);
    this.store.setUi({ selected: index });
    if (this.hasPanels) editOwnText(this.store, this);
  }

  // Controls in the row do their own thing; the row itself opens the run.
  /**
   * @param {number} index
   * @param {Event} event
   */
  #select(index, { target }) {
    const isControl = target instanceof Element && target.closest('button, select, input, dialog');
    this.store.setUi(isControl ? { selected: index } : { selected: index, panel: 'run' });
  }
}

customElements.define('runs-table', RunsTable);
