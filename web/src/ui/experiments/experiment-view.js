import { html, nothing } from 'lit';
import { StoreElement } from '../store-element.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import { exactText } from '../../drawing/curve-text.js';
import { formatCount } from '../../drawing/format.js';
import { isShown, settingControl } from '../panels/setting-control.js';
import { runNames } from '../../config/run-names.js';
import { clampRange, rangeInForce } from '../../drawing/zoom.js';
import {
  tableInView,
  tableToCsv,
  tableToJson,
  tableToMarkdown,
  tableToText,
} from '../../studies/tables.js';
import { backChip } from '../charts/explorer.js';
import '../charts/numbers-table.js';
import * as icons from '../icons.js';
import { experimentsOf, prepareWorkers } from './experiments.js';
import './experiment-chart.js';
import './experiments.css';

const TABLE_ROWS = 400;
// Nobody needs to see less of an axis at once.
const LEAST_SHARE = 0.05;

/**
 * What the three experiments share: a form, a button with progress, the result in a picture, in
 * words and as a table. Subclasses say what is asked (`fields`), what will happen (`promise`), what
 * came out (`body`, `words`, `table`).
 */
export class ExperimentView extends StoreElement {
  static properties = {
    isOpen: { state: true },
    showsTable: { state: true },
    /** The part of the x axis that is wished for, with its unit. */
    zoom: { state: true },
    /** Place of the one series that is shown; null: all. */
    only: { state: true },
  };
  static kind = '';
  static verb = '';

  constructor() {
    super();
    this.isOpen = false;
    this.showsTable = false;
    this.zoom = null;
    this.only = null;
  }

  get experiment() {
    return experimentsOf(this.store)[this.constructor.kind];
  }

  connectedCallback() {
    super.connectedCallback();
    this.experiment.addEventListener('change', this.#onChange);
    prepareWorkers(this.store);
  }

  disconnectedCallback() {
    this.experiment.removeEventListener('change', this.#onChange);
    super.disconnectedCallback();
  }

  #onChange = () => this.requestUpdate();

  #plan = null;

  // Another experiment is looked at as a whole.
  willUpdate() {
    const { plan } = this.experiment;
    if (this.#plan === plan) return;
    this.#plan = plan;
    this.zoom = null;
    this.only = null;
  }

  render() {
    const { experiment } = this;
    const hasResults = experiment.plan !== null;
    return html`<div class="experiment">
      ${this.store.flags.embed ? nothing : this.#form()} ${this.#bar()} ${this.#notes()}
      <div class="experiment-body">
        ${hasResults ? this.body() : html`<p class="experiment-empty">${this.explanation()}</p>`}
      </div>
      ${hasResults ? this.#words() : nothing}
      ${hasResults && this.showsTable ? this.#table() : nothing}
    </div>`;
  }

  // In another page, the host says which controls there are.
  #form() {
    return html`<form class="experiment-form" @submit=${(event) => event.preventDefault()}>
      ${this.fields()}
    </form>`;
  }

  // ---- To be said by the kinds ----

  fields() {
    return nothing;
  }

  /** What the experiment is for, before there is a result. */
  explanation() {
    return '';
  }

  body() {
    return nothing;
  }

  /** The result in one sentence, where it should be read before the picture. */
  headline() {
    return '';
  }

  /** @returns {string[]} */
  words() {
    return [];
  }

  /** @returns {import('../../studies/tables.js').Table} the results */
  table() {
    return { columns: [], rows: [] };
  }

  /**
   * The numbers of the picture.
   * @returns {{ title: string, key: string, table: import('../../studies/tables.js').Table }} key:
   *   column of the x axis; empty: the picture is no chart
   */
  numbers() {
    return { title: 'Results', key: '', table: this.table() };
  }

  // ---- Form ----

  /** The controls of some settings; those that differ from their defaults are always there. */
  controls(keys) {
    const { store } = this;
    return keys.map((key) => {
      const spec = settingParam(store.config.settings, key, indexCatalog(store.catalog));
      return spec && isShown(store.flags, key) ? settingControl(store, key, spec) : nothing;
    });
  }

  /** Controls behind "More". */
  more(keys) {
    const { settings } = this.store.config;
    const shown = keys.filter((key) => this.isOpen || key in settings);
    return html`${this.controls(shown)}
      <button
        type="button"
        class="text-button experiment-more"
        aria-expanded=${this.isOpen}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${this.isOpen ? 'Less' : 'More'}
      </button>`;
  }

  /** Which runs it is about, by their names. */
  runsControl(key) {
    const { store } = this;
    const current = store.value(key);
    const names = runNames(store.config, store.catalog);
    const selected = names[store.ui.selected] ?? '';
    const options = [
      ['all', 'All that are shown'],
      ['selected', `Selected: ${selected}`],
      ...names.map((name, i) => [String(i + 1), `Run ${i + 1}: ${name}`]),
    ];
    return this.select(key, 'Runs', options, current);
  }

  /**
   * A choice with words of our own.
   * @param {string} key setting
   * @param {string} label
   * @param {Array<[string, string, string?]>} options id, words, group
   * @param {string} current
   */
  select(key, label, options, current) {
    const { store } = this;
    if (!isShown(store.flags, key)) return nothing;
    const groups = new Map();
    for (const [id, words, group = ''] of options) {
      groups.set(group, [...(groups.get(group) ?? []), [id, words]]);
    }
    const option = ([id, words]) =>
      html`<option value=${id} ?selected=${id === current}>${words}</option>`;
    const spec = settingParam(store.config.settings, key, indexCatalog(store.catalog));
    return html`<fieldset class="bare" ?disabled=${store.flags.lock.includes(key)}>
      <div class="field choice" data-param=${key} title=${spec?.summary ?? ''}>
        <label for="experiment-${key}"><span class="label-text">${label}</span></label>
        <select
          id="experiment-${key}"
          .value=${current}
          @change=${(event) => store.setSetting(key, event.target.value)}
        >
          ${[...groups].map(([group, members]) =>
            group
              ? html`<optgroup label=${group}>${members.map(option)}</optgroup>`
              : members.map(option),
          )}
        </select>
      </div>
    </fieldset>`;
  }

  // ---- Button and progress ----

  #bar() {
    const { experiment } = this;
    const { isRunning } = experiment;
    const plan = experiment.nextPlan;
    return html`<div class="experiment-bar">
      ${
        isRunning
          ? html`<button type="button" class="btn primary" @click=${() => experiment.stop()}>
              Stop
            </button>`
          : html`<button
              type="button"
              class="btn primary"
              ?disabled=${plan.problem !== ''}
              @click=${() => experiment.start()}
            >
              ${this.constructor.verb}
            </button>`
      }
      <span class="experiment-status ${plan.problem && !isRunning ? 'bad' : ''}">
        ${isRunning ? this.#progress() : this.#promise(plan)}
      </span>
      ${experiment.plan && !isRunning ? this.#tools() : nothing}
    </div>`;
  }

  #progress() {
    const { progress, secondsLeft, phase } = this.experiment;
    const left = Number.isNaN(secondsLeft) ? '' : `, ${secondsWords(secondsLeft)} left`;
    return html`<progress max="1" .value=${progress.share} aria-label="Progress"></progress>
      <span>${phase ? `${phase}: ` : ''}${progress.done} of ${progress.total}${left}</span>`;
  }

  // What pressing the button takes, in trainings, steps and time.
  #promise(plan) {
    if (plan.problem) return plan.problem;
    const { count, steps, longest } = costOf(plan);
    const seconds = this.#secondsFor(steps);
    const time = Number.isNaN(seconds) ? '' : `, about ${secondsWords(seconds)}`;
    return `${trainingWords(count)} of ${formatCount(longest)} steps${time}.`;
  }

  #secondsFor(steps) {
    const { store } = this;
    const paces = (store.frame?.runs ?? [])
      .map(({ state }) => state?.microsecondsPerStep)
      .filter((pace) => pace > 0);
    if (!paces.length) return NaN;
    const pace = paces.reduce((sum, one) => sum + one, 0) / paces.length;
    return (steps * pace) / 1e6 / store.workers;
  }

  #notes() {
    const { experiment } = this;
    const { status, isStale, progress, seconds } = experiment;
    const headline = experiment.plan && !experiment.isRunning ? this.headline() : '';
    const notes = [];
    if (status === 'stopped') {
      notes.push(`Stopped after ${progress.done} of ${progress.total}; these are kept.`);
    }
    if (status === 'done' && seconds > 0) {
      notes.push(`${trainingWords(progress.total)} in ${secondsWords(seconds)}.`);
    }
    if (!experiment.isRunning && experiment.nextPlan.note) notes.push(experiment.nextPlan.note);
    return html`<p class="note" role="status">
      ${headline ? html`<b class="headline">${headline}</b>` : nothing}
      ${isStale ? html`<b class="stale">These results belong to other settings than those of now.</b>` : nothing}
      ${notes.join(' ')}
    </p>`;
  }

  // ---- Charts ----

  /**
   * A chart with its caption and the ways back from a part of it.
   * @param {object} options
   * @param {import('./draw-experiment.js').ExperimentModel} options.model
   * @param {string} options.unit of the x axis: a column of the table
   * @param {unknown} options.caption its last words in a .about, which give way to the ways back
   * @param {(point: object) => void} [options.onPick]
   */
  chart({ model, unit, caption, onPick }) {
    const range = this.rangeOn(model.x, unit);
    const isSolo = this.only !== null;
    const zoomTo = (wished) => {
      const clamped = wished && clampRange(wished, model.x, LEAST_SHARE);
      this.zoom = clamped && { ...clamped, unit };
    };
    return html`<div class="experiment-caption of-chart">
        ${caption}
        ${range ? backChip('reset-zoom', icons.close, 'Reset zoom', 'Show all (0)', () => zoomTo(null)) : nothing}
        ${isSolo ? backChip('end-solo', icons.eye, 'All runs', 'Show all again', () => (this.only = null)) : nothing}
      </div>
      <experiment-chart
        .model=${model}
        .range=${range}
        .isSolo=${isSolo}
        .summary=${this.words().join(' ')}
        .unit=${unit}
        @zoom=${({ detail }) => zoomTo(detail)}
        @alone=${({ detail }) => (this.only = isSolo ? null : detail)}
        @pick=${({ detail }) => onPick(detail)}
      ></experiment-chart>`;
  }

  /** The part of an axis that is in view; null: all of it. */
  rangeOn(axis, unit) {
    return rangeInForce(this.zoom, unit, axis, LEAST_SHARE);
  }

  // ---- Results ----

  #words() {
    const headline = this.headline();
    const words = this.words().filter((text) => text !== headline);
    return words.length
      ? html`<div class="experiment-words">${words.map((text) => html`<p>${text}</p>`)}</div>`
      : nothing;
  }

  #tools() {
    const save = (format) => () => this.#save(format);
    return html`<span class="experiment-tools">
      <button
        type="button"
        class="btn icon small quiet"
        aria-label="Show the numbers as a table"
        aria-pressed=${this.showsTable}
        title="Numbers as a table"
        @click=${() => (this.showsTable = !this.showsTable)}
      >
        ${icons.table}
      </button>
      ${['csv', 'json', 'md'].map(
        (format) =>
          html`<button
            type="button"
            class="text-button"
            title="Save the results as ${format === 'md' ? 'Markdown' : format.toUpperCase()}"
            @click=${save(format)}
          >
            ${format === 'md' ? 'Markdown' : format.toUpperCase()}
          </button>`,
      )}
    </span>`;
  }

  #save(format) {
    const table = this.table();
    const words = this.words();
    const { link } = this.experiment.made;
    const write = {
      csv: () => [tableToCsv(table), 'text/csv'],
      json: () => [tableToJson(table, { link, words }), 'application/json'],
      md: () => [`${words.join('\n\n')}\n\n${tableToMarkdown(table)}`, 'text/markdown'],
    };
    const [text, type] = write[format]();
    const address = URL.createObjectURL(new Blob([text], { type }));
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = `optimizer-playground-${this.constructor.kind}.${format}`;
    anchor.click();
    // The download has started by then.
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // What the picture shows, to be read and copied; the files have everything.
  #table() {
    const { title, key, table } = this.numbers();
    const name = this.only === null ? null : this.experiment.series[this.only].name;
    const range = this.zoom?.unit === key ? this.zoom : null;
    const inView = tableInView(table, { name, key, range });
    const { columns, rows } = inView;
    const left = rows.length - TABLE_ROWS;
    return html`<numbers-table
      heading=${title}
      subtitle=${range || name ? 'what is in view' : ''}
      .table=${{
        columns: columns.map((column, i) => ({
          name: column,
          isText: rows.some((row) => typeof row[i] === 'string'),
        })),
        rows: rows.slice(0, TABLE_ROWS).map((row) => row.map(cellText)),
      }}
      .text=${() => tableToText(inView)}
      note=${left > 0 ? `And ${formatCount(left)} more rows: Copy takes them all.` : ''}
      @close=${() => (this.showsTable = false)}
    ></numbers-table>`;
  }

  /** Adds what was found to the runs of the table. */
  makeRun(definition) {
    this.store.appendRun(definition);
  }
}

function cellText(value) {
  if (Number.isInteger(value)) return formatCount(value);
  if (typeof value === 'number') return exactText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? '–';
}

function costOf(plan) {
  const count = plan.trials ?? plan.jobs.length;
  const steps = plan.jobs
    ? plan.jobs.reduce((sum, job) => sum + job.steps, 0)
    : plan.trials * plan.steps;
  return { count, steps, longest: plan.steps };
}

function trainingWords(count) {
  return count === 1 ? 'One training' : `${formatCount(count)} trainings`;
}

/**
 * @param {number} seconds
 * @returns {string} rounded as one would say it
 */
export function secondsWords(seconds) {
  if (seconds < 1) return `${Math.max(0.1, Math.round(seconds * 10) / 10)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
