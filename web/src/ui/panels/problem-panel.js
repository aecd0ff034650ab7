import { html, nothing } from 'lit';
import { chooseByKey } from '../../elements/one-stop.js';
import { StoreElement } from '../../elements/store-element.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { problemOf } from '../../config/problem.js';
import { pickedParams } from '../../config/settings.js';
import './dataset-picker.js';
import { isShown, settingControl } from '../../elements/controls/setting-control.js';
import { ownSettingWords } from './own-settings.js';
import { PROBLEM_KEY, isRelevant } from './relevant-settings.js';

/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

// What readers change first; every other setting of the catalog is one click away. A setting that
// differs from its default, or in some run, is always shown.
const FIRST_SIGHT = new Set(
  'samples noise split hidden activation init norm loss surface start gradient_noise batch steps'.split(
    ' ',
  ),
);
/** All settings of the problem and of training, made from the catalog. */
export class ProblemPanel extends StoreElement {
  /** @type {Set<string>} groups */
  #unfolded = new Set();

  render() {
    const { store } = this;
    const problem = problemOf(store.config, store.catalog);
    /** @type {Map<string, Param[]>} */
    const groups = new Map();
    for (const spec of store.catalog.settings) {
      const { group = '' } = spec;
      if (!isRelevant(spec, problem) || !isShown(store.flags, spec.id)) continue;
      groups.set(group, [...(groups.get(group) ?? []), spec]);
    }
    return html`${this.#kind()} ${[...groups].map(([group, specs]) => this.#group(group, specs))}`;
  }

  #kind() {
    const { store } = this;
    const spec = store.catalog.settings.find(({ id }) => id === PROBLEM_KEY);
    if (!spec || !isShown(store.flags, PROBLEM_KEY)) return nothing;
    const current = store.value(PROBLEM_KEY);
    const isLocked = store.flags.lock.includes(PROBLEM_KEY);
    return html`<div
      class="seg wide"
      role="radiogroup"
      aria-label="Kind of problem"
      @keydown=${chooseByKey}
      title=${spec.summary ?? ''}
    >
      ${spec.choices.map(
        (id) =>
          html`<button
            type="button"
            role="radio"
            aria-checked=${id === current}
            tabindex=${id === current ? 0 : -1}
            ?disabled=${isLocked}
            @click=${() => store.setSetting(PROBLEM_KEY, id)}
          >
            ${id.charAt(0).toUpperCase() + id.slice(1)}
          </button>`,
      )}
    </div>`;
  }

  /**
   * @param {string} group
   * @param {Param[]} specs
   */
  #group(group, specs) {
    const open = this.#unfolded.has(group);
    const shown = specs.filter((spec) => open || this.#isFirstSight(spec));
    const folded = specs.length - specs.filter((spec) => this.#isFirstSight(spec)).length;
    const toggle = () => {
      if (open) this.#unfolded.delete(group);
      else this.#unfolded.add(group);
      this.requestUpdate();
    };
    return html`<section class="group" aria-label=${group}>
      <h2>
        ${group}
        ${
          folded
            ? html`<button type="button" class="more" aria-expanded=${open} @click=${toggle}>
                ${open ? 'Less' : 'More'}
              </button>`
            : nothing
        }
      </h2>
      ${shown.map((spec) => this.#setting(spec))}
    </section>`;
  }

  /** @param {Param} spec */
  #isFirstSight(spec) {
    const { flags, config } = this.store;
    if (flags.controls.includes(spec.id) || spec.id in config.settings) return true;
    if (config.runs.some(({ overrides }) => spec.id in overrides)) return true;
    return spec.family === 'datasets' || FIRST_SIGHT.has(spec.id);
  }

  /** @param {Param} spec */
  #setting(spec) {
    const { store } = this;
    const own =
      spec.family === 'datasets'
        ? html`<dataset-picker .store=${store} .spec=${spec}></dataset-picker>`
        : settingControl(store, spec.id, spec);
    const isOpen = this.#unfolded.has(spec.group ?? '') || spec.id in store.config.settings;
    const params = pickedParams(store.config.settings, spec, indexCatalog(store.catalog)).filter(
      ({ key }) => isOpen || key in store.config.settings,
    );
    return html`${own} ${this.#ownWords(spec.id)}
    ${
      params.length
        ? html`<div class="sub-params">
            ${params.map(
              ({ key, spec: param }) =>
                html`${settingControl(store, key, param)} ${this.#ownWords(key)}`,
            )}
          </div>`
        : nothing
    }`;
  }

  /** @param {string} key of a setting */
  #ownWords(key) {
    const { config, catalog } = this.store;
    const words = ownSettingWords(config, catalog, key);
    return words ? html`<p class="own-values">${words}</p>` : nothing;
  }
}

customElements.define('problem-panel', ProblemPanel);
