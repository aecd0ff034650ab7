import { html, nothing } from 'lit';
import { usualRacers, withRate } from '../../studies/race.js';
import { comparisonTable, raceTable, tuningTable } from '../../studies/tables.js';
import { raceWords } from '../../studies/words.js';
import { findEntry } from '../../catalog/entries.js';
import { formatCount, formatLoss, formatValue } from '../../drawing/format.js';
import { isShown } from '../panels/setting-control.js';
import * as icons from '../icons.js';
import { comparisonModel, lossWords, tuningModel } from './chart-models.js';
import { swatch } from '../swatch.js';
import { ExperimentView } from './experiment-view.js';

const RACERS = 'race.optimizers';
const format = { number: formatValue, loss: formatLoss, count: formatCount };

/** The fair race: equal tuning, then a comparison with fresh seeds. */
export class RaceView extends ExperimentView {
  static properties = { picture: { state: true } };
  static kind = 'race';
  static verb = 'Start the race';

  constructor() {
    super();
    this.picture = '';
  }

  fields() {
    return html`${this.#racersControl()}
    ${this.controls(['race.points', 'race.seeds', 'race.fresh'])}
    ${this.more(['race.measure', 'race.vary', 'race.steps'])}`;
  }

  #racersControl() {
    const { store } = this;
    if (!isShown(store.flags, RACERS)) return nothing;
    const chosen = store.value(RACERS) ?? [];
    const usual = usualRacers(store.catalog);
    const isUsual = String(chosen) === String(usual);
    const set = (ids) => () => store.setSetting(RACERS, ids);
    const kinds = [
      ['Runs of the table', [], chosen.length === 0],
      [`The usual ${usual.length}`, usual, isUsual],
    ];
    return html`<fieldset class="bare racers" ?disabled=${store.flags.lock.includes(RACERS)}>
      <legend class="hidden-text">Who races</legend>
      <div class="seg" role="group" aria-label="Who races">
        ${kinds.map(
          ([words, ids, isOn]) =>
            html`<button type="button" aria-pressed=${isOn} @click=${set(ids)}>${words}</button>`,
        )}
        <button
          type="button"
          aria-pressed=${chosen.length > 0 && !isUsual}
          @click=${() => (this.isOpen = true)}
        >
          ${chosen.length > 0 && !isUsual ? `${chosen.length} chosen` : 'Choose …'}
        </button>
      </div>
      ${this.isOpen ? this.#optimizers(chosen) : nothing}
    </fieldset>`;
  }

  #optimizers(chosen) {
    const { store } = this;
    const { choices } = store.catalog.settings.find(({ id }) => id === RACERS);
    const toggle = (id) => () =>
      store.setSetting(
        RACERS,
        choices.filter((other) => (other === id ? !chosen.includes(id) : chosen.includes(other))),
      );
    return html`<div class="chips racer-chips" role="group" aria-label="Optimizers">
      ${choices.map(
        (id) =>
          html`<button
            type="button"
            class="chip toggle"
            aria-pressed=${chosen.includes(id)}
            @click=${toggle(id)}
          >
            ${findEntry(store.catalog, 'optimizers', id).name}
          </button>`,
      )}
    </div>`;
  }

  explanation() {
    const plan = this.experiment.nextPlan;
    if (plan.problem) return '';
    const { racers, points, seeds, fresh } = plan;
    return `First each of the ${racers.length} optimizers gets the same chance to find its rate: ${points} rates around its usual one, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'} each. Then all train at their best rates with ${fresh} ${fresh === 1 ? 'seed' : 'seeds'} that tuning has not seen, and are compared. Without such tuning a comparison says more about the rates than about the optimizers.`;
  }

  body() {
    const { experiment } = this;
    const { race } = experiment;
    if (!race) return nothing;
    const isLog = this.store.value('scale') !== 'linear';
    const { isTuning, isCompared } = this.#shown;
    const chart = this.chart({
      model: (isTuning ? tuningModel : comparisonModel)(experiment, isLog, this.only),
      unit: isTuning ? 'lr' : 'step',
      caption: this.#pictureChoice(isTuning, isCompared),
    });
    return html`${chart} ${isCompared ? this.#ranking() : nothing}`;
  }

  // Tuning is all there is to see at first.
  get #shown() {
    const isCompared = this.experiment.race.records.some(({ fresh }) => fresh.length > 0);
    return { isCompared, isTuning: !isCompared || this.picture === 'tuning' };
  }

  #pictureChoice(isTuning, isCompared) {
    const about = (words) => html`<span class="about">${words}</span>`;
    if (!isCompared) return html`<b>Tuning</b> ${about('median loss against rate')}`;
    const choice = (id, words, isOn) =>
      html`<button type="button" aria-pressed=${isOn} @click=${() => (this.picture = id)}>
        ${words}
      </button>`;
    return html`<div class="seg" role="group" aria-label="Picture">
        ${choice('comparison', 'Comparison', !isTuning)} ${choice('tuning', 'Tuning', isTuning)}
      </div>
      ${about(isTuning ? 'median loss against rate' : 'median loss and range of the fresh seeds')}`;
  }

  #ranking() {
    const { race, series, plan, isRunning } = this.experiment;
    const add = ({ racer, rate }) => {
      const definition = withRate(plan.racers[racer].definition, rate);
      this.makeRun({ ...definition, label: '', color: null, visible: true });
    };
    return html`<div class="ranking-box">
      <table class="ranking" aria-label="Ranking">
        <thead>
          <tr>
            <th scope="col" class="n">#</th>
            <th scope="col">Optimizer</th>
            <th scope="col" class="n">Rate</th>
            <th scope="col" class="n">Median</th>
            <th scope="col" class="n spread">Lowest to highest</th>
            <th scope="col"><span class="hidden-text">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          ${race.standings().map(
            (one) =>
              html`<tr>
                <td class="n">${Number.isNaN(one.rank) ? '' : one.rank}</td>
                <td class="name">
                  ${swatch(series[one.racer])} ${series[one.racer].name}
                  ${one.diverged ? html`<span class="bad">${one.diverged} diverged</span>` : nothing}
                  ${one.message ? html`<span class="bad" title=${one.message}>not as asked</span>` : nothing}
                </td>
                <td class="n">
                  ${one.rate === null ? '–' : formatValue(one.rate)}${one.edge ? ' *' : ''}
                </td>
                <td class="n">${lossWords(one.median)}</td>
                <td class="n spread">
                  ${one.count > 1 ? `${lossWords(one.low)} – ${lossWords(one.high)}` : ''}
                </td>
                <td class="n">
                  <button
                    type="button"
                    class="btn icon small quiet"
                    title="Add as a run"
                    aria-label="Add ${series[one.racer].name} as a run"
                    ?disabled=${isRunning}
                    @click=${() => add(one)}
                  >
                    ${icons.plus}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  headline() {
    const [result = ''] = this.words();
    return result;
  }

  words() {
    const { race } = this.experiment;
    return race ? raceWords(race, this.#names, format) : [];
  }

  table() {
    return raceTable(this.experiment.race, this.#names);
  }

  numbers() {
    const { race } = this.experiment;
    const names = this.#names;
    return this.#shown.isTuning
      ? { title: 'Tuning', key: 'lr', table: tuningTable(race, names) }
      : { title: 'Comparison', key: 'step', table: comparisonTable(race, names) };
  }

  get #names() {
    return this.experiment.series.map(({ name }) => name);
  }
}

customElements.define('race-view', RaceView);
