// The results of a sweep in its folder: one file for each task, which comes when all of its trainings are made. Until
// then they stand in a part, a line for each as soon as it is over, so that nothing is lost when the machine stops. Each
// process has parts of its own: two that work in one folder do not disturb each other.

import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { plainTrial, readTrial } from '../../studies/trainings.js';
import { OWN, writeWhole } from './write-whole.js';

/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {Map<number, Trial>} Made by training */

const FOLDER = 'tasks';
const DIGITS = 5;

export class Results {
  #folder;
  /** @type {Map<string, string[]>} parts by the name of their task */
  #parts = new Map();

  /** @param {string} folder of the sweep */
  constructor(folder) {
    this.#folder = path.join(folder, FOLDER);
    mkdirSync(this.#folder, { recursive: true });
    for (const file of readdirSync(this.#folder).sort()) {
      const name = /^(\d+)\..*\.part$/.exec(file)?.[1];
      if (name) this.#parts.set(name, [...(this.#parts.get(name) ?? []), file]);
    }
  }

  /**
   * @param {number} task
   * @returns {boolean} whether all of it is made, by whatever process
   */
  isWhole(task) {
    return existsSync(this.#fileOf(task));
  }

  /** @param {number} task */
  #fileOf(task) {
    return path.join(this.#folder, `${nameOf(task)}.jsonl`);
  }

  /**
   * @param {number} task
   * @returns {Made} what is there of a task
   */
  read(task) {
    if (this.isWhole(task)) return madeIn(this.#fileOf(task));
    const parts = this.#parts.get(nameOf(task)) ?? [];
    return new Map(parts.flatMap((part) => [...madeIn(path.join(this.#folder, part))]));
  }

  /**
   * Keeps what a training gave.
   * @param {number} task
   * @param {number} training
   * @param {Trial} trial
   */
  add(task, training, trial) {
    appendFileSync(path.join(this.#folder, partOf(task)), lineOf(training, trial));
  }

  /**
   * Puts one file in the place of all parts of a task.
   * @param {number} task
   * @param {Made} made all of its trainings
   */
  finish(task, made) {
    const name = nameOf(task);
    const trainings = [...made].sort(([a], [b]) => a - b);
    const text = trainings.map(([training, trial]) => lineOf(training, trial)).join('');
    writeWhole(this.#fileOf(task), text);
    for (const part of [...(this.#parts.get(name) ?? []), partOf(task)]) {
      rmSync(path.join(this.#folder, part), { force: true });
    }
  }
}

/**
 * @param {string} file
 * @returns {Made}
 */
function madeIn(file) {
  return new Map(readFileSync(file, 'utf8').split('\n').flatMap(readLine));
}

/**
 * @param {string} line
 * @returns {[number, Trial][]} none: it was interrupted, or is empty
 */
function readLine(line) {
  try {
    const { training, ...plain } = JSON.parse(line);
    const trial = readTrial(plain);
    return trial && Number.isInteger(training) ? [[training, trial]] : [];
  } catch {
    return [];
  }
}

/**
 * @param {number} training
 * @param {Trial} trial
 */
function lineOf(training, trial) {
  return `${JSON.stringify({ training, ...plainTrial(trial) })}\n`;
}

/** @param {number} task */
const nameOf = (task) => String(task).padStart(DIGITS, '0');

/** @param {number} task */
const partOf = (task) => `${nameOf(task)}.${OWN}.part`;
