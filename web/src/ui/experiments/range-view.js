import { html, nothing } from 'lit';
import { formatLoss, formatValue } from '../../drawing/format.js';
import { rangeResult } from '../../studies/range.js';
import { rangeTable } from '../../studies/tables.js';
import { rangeWords } from '../../studies/words.js';
import { rangeModel } from './chart-models.js';
import { swatch } from '../swatch.js';
import { ExperimentView } from './experiment-view.js';

const FEW = 3;
const format = { number: formatValue, loss: formatLoss };

/** The rate-range test: loss against a growing rate, and which rates it suggests. */
export class RangeView extends ExperimentView {
  static kind = 'range';
  static verb = 'Run the test';

  fields() {
    return html`${this.runsControl('range.runs')} ${this.controls(['range.steps'])}
    ${this.more(['range.from', 'range.to'])}`;
  }

  explanation() {
    return 'One short training of each run, in which every update multiplies the learning rate by the same factor. The loss falls where rates train and rises where they are too high; a good rate lies where it falls fastest.';
  }

  body() {
    const model = rangeModel(this.experiment, this.only);
    const caption = html`<b>Loss against learning rate</b>
      <span class="about">smoothed; faint: of each update</span>`;
    return html`${this.chart({ model, unit: 'lr', caption })} ${this.#suggestions()}`;
  }

  words() {
    const { plan, trials, series } = this.experiment;
    return plan.jobs.flatMap((_, i) =>
      trials[i] ? [rangeWords(rangeResult(trials[i]), series[i].name, format, plan.to)] : [],
    );
  }

  table() {
    const { plan, trials, series } = this.experiment;
    return rangeTable(
      plan,
      trials,
      series.map(({ name }) => name),
    );
  }

  numbers() {
    return { title: 'Rates and losses', key: 'lr', table: this.table() };
  }

  // One click puts a rate into the run; a run that changed meanwhile is left alone.
  #suggestions() {
    const { experiment, store } = this;
    const { plan, trials, series } = experiment;
    if (experiment.isRunning || experiment.isStale) return nothing;
    const rows = plan.runs.flatMap((run, i) => {
      if (!trials[i]) return [];
      const { steepest, tenth } = rangeResult(trials[i]);
      // Of many runs only the first suggestion: the words name both.
      const both = plan.runs.length > FEW ? [steepest] : [steepest, tenth];
      const rates = [...new Set(both)].filter((rate) => !Number.isNaN(rate));
      return rates.length ? [{ run, rates, ...series[i] }] : [];
    });
    const use = (run, rate) => () => store.editRun(run, (target) => (target.params.lr = rate));
    return html`<div class="suggestions">
      ${rows.map(
        ({ run, rates, name, slot, dash }) =>
          html`<span
            >${swatch({ slot, dash })} <b>${name}</b> ${rates.map(
              (rate) =>
                html`<button type="button" class="btn" @click=${use(run, rate)}>
                  Use ${formatValue(rate)}
                </button>`,
            )}</span
          >`,
      )}
    </div>`;
  }
}

customElements.define('range-view', RangeView);
