// Edits an experiment. It is apart from the playground because nothing is edited before the first curve.

import { findEntry } from '../catalog/entries.js';
import { startParams } from '../catalog/params.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { MAX_RUNS } from '../config/config.js';
import { normalizeConfig } from '../config/gate.js';
import { LINES, MAX_LINE_LENGTH } from '../config/line.js';
import { runNames } from '../config/run-names.js';
import { settingsOf } from '../config/settings.js';
import * as edits from './edits.js';
import { placeTable } from './own-data.js';

/** @typedef {import('../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../config/config.js').RunConfig} RunConfig */
/** @typedef {import('./playground.js').Playground} Playground */

export class Editor {
  #playground;
  /** @type {string | undefined} own data stays at hand when another data set is chosen */
  #ownTable;

  /** @param {Playground} playground that it edits, as long as there is one */
  constructor(playground) {
    this.#playground = playground;
    /** @type {typeof import('./usual-rates.js').usualParams} parameters of an optimizer that is picked */
    this.usualParams = startParams;
    this.#remember(playground.config);
    playground.addEventListener('change', () => this.#remember(playground.config));
  }

  /** The user's own data as text of the link; undefined: none was brought. */
  get ownTable() {
    return this.#ownTable;
  }

  get #catalog() {
    return this.#playground.catalog;
  }

  get #config() {
    return this.#playground.config;
  }

  /** @param {Config} config */
  #remember({ table }) {
    this.#ownTable = table ?? this.#ownTable;
  }

  /**
   * Changes the experiment; what is not valid is left out or clamped.
   * @param {(config: Config) => void} change of a copy
   * @param {{ isStep?: boolean, keepsNumbers?: boolean }} [options] isStep: see the event "edit" of
   *   Playground; keepsNumbers: the runs stay what they are
   */
  edit(change, { isStep = false, keepsNumbers = false } = {}) {
    const next = structuredClone(this.#config);
    change(next);
    this.#remember(next);
    placeTable(next, this.#catalog, this.#ownTable);
    // What should be reproduced is another experiment now.
    if (!keepsNumbers) delete next.fingerprint;
    this.#playground.become(normalizeConfig(next, this.#catalog), { isStep });
  }

  /**
   * @param {string} key
   * @param {Value} value
   */
  setSetting(key, value) {
    const isStep = edits.isProblemKey(key, this.#catalog);
    const keepsNumbers = indexCatalog(this.#catalog).isView(key);
    this.edit((config) => edits.setSetting(config, key, value), { isStep, keepsNumbers });
  }

  /**
   * Says what the experiment is about.
   * @param {Partial<Record<import('../config/line.js').Line, string>> & import('../config/task.js').Task} words empty: nothing
   */
  describe(words) {
    for (const line of LINES) this.#tellCut(line, words[line]);
    this.edit((config) => Object.assign(config, words), { keepsNumbers: true });
  }

  /**
   * @param {import('../config/line.js').Line} line
   * @param {string} [text] that somebody typed
   */
  #tellCut(line, text) {
    const most = MAX_LINE_LENGTH[line];
    const isCut = text !== undefined && [...text.trim()].length > most;
    const key = line === 'title' ? 'Title' : 'Note';
    const message = isCut ? `can have at most ${most} characters; the rest is left out` : '';
    this.#playground.reportTyped({ key, value: '', message });
  }

  /**
   * Makes own data the data of the experiment.
   * @param {string} text as encodeTable or keepTable gives it
   */
  setOwnTable(text) {
    this.edit((config) => edits.useOwnData(config, this.#catalog, text), { isStep: true });
  }

  /**
   * Changes one run. A label that named what the run no longer is goes.
   * @param {number} index
   * @param {(run: RunConfig) => void} change
   */
  editRun(index, change) {
    this.edit(({ runs }) => edits.changeRun(runs[index], change, this.#catalog));
  }

  /**
   * Gives a run another optimizer, with parameters that suit it.
   * @param {number} index
   * @param {string} id
   */
  setOptimizer(index, id) {
    const entry = findEntry(this.#catalog, 'optimizers', id);
    const params = this.paramsOf(entry, this.#config.runs[index]);
    this.editRun(index, (run) => edits.setOptimizer(run, id, params));
  }

  /**
   * Adds a run after the last.
   * @param {string} [id] of its optimizer; none: one that is not there yet
   * @returns {boolean} false: there are as many as there can be
   */
  addRun(id) {
    return this.#insert(({ runs }) =>
      edits.addRun(runs, this.#catalog, (entry, run) => this.paramsOf(entry, run), id),
    );
  }

  /**
   * @param {number} index of the original
   * @returns {boolean} see addRun
   */
  duplicateRun(index) {
    return this.#insert(({ runs }) => edits.duplicateRun(runs, index));
  }

  /**
   * @param {RunConfig} run comes after the last
   * @returns {boolean} see addRun
   */
  appendRun(run) {
    return this.#insert(({ runs }) => edits.appendRun(runs, run));
  }

  /**
   * @param {number} index of a run
   * @returns {string} its name
   */
  nameOf(index) {
    return runNames(this.#config, this.#catalog)[index];
  }

  /** @param {number} index */
  removeRun(index) {
    this.edit(({ runs }) => edits.removeRun(runs, index));
  }

  /**
   * Shows only this run, or all again if it is the only one.
   * @param {number} index
   */
  soloRun(index) {
    this.edit(({ runs }) => edits.soloRun(runs, index));
  }

  /**
   * The parameters that an optimizer gets when it is picked.
   * @param {Entry | undefined} entry
   * @param {RunConfig} [run] for which
   */
  paramsOf(entry, run) {
    const settings = settingsOf(this.#config, run, indexCatalog(this.#catalog));
    return this.usualParams(entry, settings, this.#catalog);
  }

  /** @param {(config: Config) => void} insert */
  #insert(insert) {
    if (this.#config.runs.length >= MAX_RUNS) {
      const message = `there can be at most ${MAX_RUNS} runs`;
      this.#playground.notify({ key: 'run', value: '', message });
      return false;
    }
    this.edit(insert);
    return true;
  }
}
