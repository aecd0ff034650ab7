import { html, nothing } from 'lit';
import { freeNamesOf, targetOf } from '../../studies/axes.js';
import { chosenRuns } from '../../studies/plan.js';
import { bestCell, sweepResults } from '../../studies/sweep.js';
import { sweepTable } from '../../studies/tables.js';
import { measureWords, sweepWords } from '../../studies/words.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { findEntry } from '../../catalog/entries.js';
import { settingParam } from '../../config/settings.js';
import { formatLoss, labelOf } from '../../drawing/format.js';
import '../controls/param-control.js';
import { cellLines, lossAxis, lossWords, sweepModel } from './chart-models.js';
import { swatch } from '../swatch.js';
import { ExperimentView } from './experiment-view.js';
import { valueLabel } from './heat-map.js';

const OWN = 'Own rule';
const PLACES = { rule: 'Optimizer', schedule: 'Schedule', network: 'Network' };
const NOTHING = 'none';

/** A sweep: U-curves of one setting, or a map of two. */
export class SweepView extends ExperimentView {
  static kind = 'sweep';
  static verb = 'Run the sweep';

  fields() {
    const { x, y } = this.experiment.nextPlan;
    return html`${this.#keyControl('sweep.x', 'Varies')} ${this.#keyControl('sweep.y', 'And')}
    ${this.runsControl('sweep.runs')} ${this.controls(['sweep.seeds'])}
    ${x?.isNumber ? this.controls(['sweep.points']) : nothing}
    ${y?.isNumber ? this.controls(['sweep.y.points']) : nothing}
    ${this.isOpen ? this.#ends() : nothing}
    ${this.more(['sweep.measure', 'sweep.vary', 'sweep.steps'])}`;
  }

  // What at least one of the runs has, in groups.
  #keyControl(key, label) {
    const { store } = this;
    const { config, catalog } = store;
    const current = store.value(key);
    const chosen = chosenRuns(store.value('sweep.runs'), config, store.ui.selected);
    const { choices } = settingParam(config.settings, key, indexCatalog(catalog));
    const names = freeNamesOf(
      chosen.map((run) => config.runs[run]),
      catalog,
    );
    const options = [...new Set([...choices, ...names, current])].flatMap((id) => {
      if (id === NOTHING) return [[id, 'nothing else']];
      const target = chosen
        .map((run) => targetOf(id, config.runs[run], config, catalog))
        .find(Boolean);
      if (!target) return id === current ? [[id, id]] : [];
      const { param, place } = target;
      return [[id, labelOf(param), param.isFree ? OWN : (PLACES[place] ?? place)]];
    });
    return this.select(key, label, options, current);
  }

  // The ends of the ranges, with sliders that suit what is varied.
  #ends() {
    const { x, y } = this.experiment.nextPlan;
    const ends = (axis, prefix) =>
      axis?.isNumber
        ? [
            [`${prefix}.from`, 'From', axis.values[0]],
            [`${prefix}.to`, 'To', axis.values.at(-1)],
          ].map(([key, label, usual]) => this.#end(key, label, axis, usual))
        : [];
    return [...ends(x, 'sweep'), ...ends(y, 'sweep.y')];
  }

  #end(key, label, { param, key: name }, usual) {
    const { store } = this;
    const spec = { ...param, optional: true, default: null, symbolMathml: '', id: key };
    const value = store.value(key);
    return html`<param-control
      .catalog=${store.catalog}
      .spec=${spec}
      .value=${value ?? usual}
      .modified=${value !== null}
      heading="${label} (${name})"
      @value-change=${(event) => store.setSetting(key, event.detail.value)}
    ></param-control>`;
  }

  explanation() {
    const plan = this.experiment.nextPlan;
    if (plan.problem) return '';
    const values = plan.x.values;
    const range = plan.x.isNumber
      ? `${values.length} values from ${valueLabel(values[0])} to ${valueLabel(values.at(-1))}`
      : `${values.length} choices`;
    const second = plan.y ? ` and ${plan.y.values.length} of ${plan.y.key}` : '';
    return `Trains with ${range} of ${plan.x.key}${second}, each with ${plan.seeds} ${plan.seeds === 1 ? 'seed' : 'seeds'}, and compares the ${measureWords(plan)} at the end. ${plan.y ? 'The map shows which pairs go well together.' : 'The curve shows which values are too small, right and too large.'}`;
  }

  body() {
    const { plan } = this.experiment;
    if (plan.y) return this.#map();
    if (!plan.x.isNumber) return this.#strips();
    const isLog = this.store.value('scale') !== 'linear';
    const chart = this.chart({
      model: sweepModel(this.experiment, isLog, this.only),
      unit: plan.x.key,
      caption: this.#captionWords(`${measureWords(plan)} against ${plan.x.key}`, '; × diverged'),
      onPick: ({ definition }) => this.makeRun(definition),
    });
    return html`${chart} ${this.#bestButtons()}`;
  }

  #caption(text, more) {
    return html`<p class="experiment-caption">${this.#captionWords(text, more)}</p>`;
  }

  #captionWords(text, more = '') {
    const { plan } = this.experiment;
    const band = plan.seeds > 1 ? `median and range of ${plan.seeds} seeds` : 'one seed';
    return html`<b>${text.charAt(0).toUpperCase() + text.slice(1)}</b>
      <span class="about">${band}${more}</span>`;
  }

  #bestButtons() {
    const { experiment } = this;
    if (experiment.isRunning) return nothing;
    const { plan, trials, series } = experiment;
    const results = sweepResults(plan, trials);
    const axes = [plan.x, plan.y].filter(Boolean);
    return html`<div class="suggestions">
      ${plan.runs.map((run, i) => {
        const best = bestCell(plan, results, run);
        if (best < 0) return nothing;
        const cell = plan.cells[best];
        const words = axes
          .map((axis, j) => `${axis.key} ${valueLabel(axis.values[j === 0 ? cell.x : cell.y])}`)
          .join(', ');
        return html`<span
          >${swatch(series[i])} <b>${series[i].name}</b>
          <button type="button" class="btn" @click=${() => this.makeRun(cell.definition)}>
            ${plan.runs.length > 2 ? `Add ${words}` : `Add the best as a run: ${words}`}
          </button></span
        >`;
      })}
    </div>`;
  }

  // ---- Two settings ----

  #map() {
    const { plan, trials, series } = this.experiment;
    const results = sweepResults(plan, trials);
    const best = bestCell(plan, results, plan.runs[0]);
    const cells = plan.cells.map((cell, i) => ({
      ...{ x: cell.x, y: cell.y, definition: cell.definition },
      loss: results[i].spread.median,
      diverged: results[i].diverged,
      lines: cellLines(results[i], plan),
      isBest: i === best,
    }));
    const model = {
      x: { key: plan.x.key, labels: plan.x.values.map(valueLabel) },
      y: { key: plan.y.key, labels: plan.y.values.map(valueLabel) },
      cells,
    };
    return html`${this.#caption(`${measureWords(plan)} of ${series[0].name}`, '; ∞ diverged')}
      <heat-map
        .model=${model}
        .summary=${this.words().join(' ')}
        @pick=${({ detail }) => this.makeRun(detail.definition)}
      ></heat-map>
      ${this.#bestButtons()}`;
  }

  // ---- One setting that is a choice ----

  // A row a choice, best first: each run's median on its range, on a common axis.
  #strips() {
    const { plan, trials, series } = this.experiment;
    const results = sweepResults(plan, trials);
    const spreads = results.map(({ spread }) => spread);
    const isLog = this.store.value('scale') !== 'linear';
    const axis = lossAxis(
      spreads.flatMap(({ low, high }) => [low, high]),
      isLog,
    );
    const rows = plan.x.values.map((value, x) => ({
      value,
      cells: plan.cells.flatMap((cell, i) => (cell.x === x ? [{ cell, ...results[i] }] : [])),
    }));
    const median = ({ cells }) =>
      Math.min(...cells.map(({ spread }) => (spread.count ? spread.median : Infinity)));
    rows.sort((a, b) => median(a) - median(b));
    return html`${this.#caption(`${measureWords(plan)} for each ${plan.x.key}`)}
      <div class="strips" tabindex="0" role="region" aria-label="Results for each choice">
        ${rows.map(
          ({ value, cells }) =>
            html`<div class="strip-row">
              <span class="strip-name">${this.#choiceName(value)}</span>
              <span class="strip-lines"
                >${cells.map((one) => this.#strip(one, axis, series[plan.runs.indexOf(one.cell.run)]))}</span
              >
            </div>`,
        )}
      </div>
      ${this.#bestButtons()}`;
  }

  #choiceName(value) {
    const { param } = this.experiment.plan.x;
    const family = param.family ?? param.nameFamily;
    const entry = family && findEntry(this.store.catalog, family, value);
    return entry?.name ?? valueLabel(value);
  }

  #strip({ cell, spread, ...rest }, axis, { name, slot }) {
    const { plan } = this.experiment;
    const words = [name, ...cellLines({ spread, ...rest }, plan)].join(', ');
    const at = (loss) => `${(100 * placeOn(axis, loss)).toFixed(2)}%`;
    return html`<button
      type="button"
      class="strip"
      style="--run:var(--r${slot + 1})"
      title="${words}. Click: make it a run"
      aria-label="${valueLabel(plan.x.values[cell.x])}: ${words}. Make it a run"
      @click=${() => this.makeRun(cell.definition)}
    >
      <span class="strip-track"
        >${
          spread.count
            ? html`<i
                  class="strip-range"
                  style="left:${at(spread.low)};right:calc(100% - ${at(spread.high)})"
                ></i
                ><i
                  class="strip-dot ${spread.median === Infinity ? 'diverged' : ''}"
                  style="left:${at(spread.median)}"
                ></i>`
            : nothing
        }</span
      ><span class="strip-value"
        >${spread.count ? lossWords(spread.median) : rest.refused ? 'not possible' : ''}</span
      >
    </button>`;
  }

  // ---- Words and numbers ----

  words() {
    const { plan, trials, series } = this.experiment;
    if (!trials.some(Boolean)) return [];
    const names = series.map(({ name }) => name);
    const format = { value: (_, value) => valueLabel(value), loss: formatLoss };
    return sweepWords(plan, trials, names, format, plan.x.key);
  }

  table() {
    const { plan, trials, series } = this.experiment;
    return sweepTable(
      plan,
      trials,
      series.map(({ name }) => name),
    );
  }

  numbers() {
    const { x, y } = this.experiment.plan;
    const isChart = x.isNumber && !y;
    return { title: 'Results', key: isChart ? x.key : '', table: this.table() };
  }
}

function placeOn({ min, max, log }, loss) {
  if (loss === Infinity) return 1;
  if (log && loss <= 0) return 0;
  const part = log ? Math.log(loss / min) / Math.log(max / min) : (loss - min) / (max - min);
  return Math.min(1, Math.max(0, part));
}

customElements.define('sweep-view', SweepView);
