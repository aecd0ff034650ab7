// What the fuzzers of the engine begin with: own texts as the page compiles them, definitions of runs as text, and the
// words of the catalog.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseLink } from '../../web/src/config/link.js';
import { runSpec } from '../../web/src/config/spec.js';
import { compile } from '../../web/src/own/compile.js';
import { compileSpec } from '../../web/src/own/compile-spec.js';
import { EXAMPLES } from '../../web/src/own/examples.js';
import { catalog } from '../web/catalog/catalog.js';
import { REAL_LINKS } from './real-links.js';
import { CHOICES, IDS } from './words.js';

// As in cpp/bytes.h.
const SIGNED = 240;
const WHOLE = 241;
const LANGUAGES = /** @type {const} */ (['rule', 'schedule', 'surface']);
// Longer ones slow the fuzzer down and reach nothing more.
const MOST_SEED = 1500;

/**
 * @param {number} number
 * @returns {number[]} bytes
 */
function bytesOf(number) {
  if (Number.isInteger(number) && number >= 0 && number < SIGNED) return [number];
  if (Number.isInteger(number) && number < 0 && number > -256) return [SIGNED, -number];
  return [WHOLE, ...new Uint8Array(Float64Array.of(number).buffer)];
}

function programs() {
  return LANGUAGES.flatMap((language, place) =>
    EXAMPLES[language].map(({ text }) => {
      const { program = [] } = compile(text, language);
      return Uint8Array.from([place, ...program.flatMap(bytesOf)]);
    }),
  );
}

/** @param {unknown} value */
function wordOf(value) {
  return Array.isArray(value) ? value.join(' ') : String(value ?? 'null');
}

/**
 * @param {string} front
 * @param {Record<string, unknown>} values
 */
function linesOf(front, values) {
  return Object.entries(values).map(([key, value]) => `${front} ${key} ${wordOf(value)}`);
}

/**
 * @param {object} spec as the engine takes it
 * @returns {string} as run_fuzzer.cpp reads it
 */
function textOf({ settings, optimizer, schedule, warmup, wrappers = [] }) {
  const entries = [
    ['optimizer', optimizer],
    ['schedule', schedule],
    ['warmup', warmup],
    ...wrappers.map((wrapper) => ['with', wrapper]),
  ].filter(([, entry]) => entry);
  return [
    ...linesOf('set', settings),
    ...entries.flatMap(([name, { id, params }]) => [`${name} ${id}`, ...linesOf('param', params)]),
  ].join('\n');
}

function runs() {
  const texts = REAL_LINKS.flatMap((link) => {
    const { config } = parseLink(link, catalog);
    return config.runs.map((_, place) =>
      textOf(compileSpec(runSpec(config, place, catalog), catalog)),
    );
  });
  const short = [...new Set(texts)].filter((text) => text.length < MOST_SEED);
  return short.map((text) => new TextEncoder().encode(text));
}

function tables() {
  const file = new URL('../../web/public/data/iris.bin', import.meta.url);
  return [Uint8Array.from([1, ...readFileSync(file).subarray(0, MOST_SEED)])];
}

const SEEDS = { program_fuzzer: programs, run_fuzzer: runs, table_fuzzer: tables };

/**
 * Writes the seeds of a fuzzer, one file each.
 * @param {string} fuzzer
 * @param {string} folder
 */
export function writeSeeds(fuzzer, folder) {
  mkdirSync(folder, { recursive: true });
  SEEDS[fuzzer]?.().forEach((bytes, i) => writeFileSync(path.join(folder, `seed-${i}`), bytes));
}

/** @param {string} file to be written: the words of the catalog, as libFuzzer reads them */
export function writeDictionary(file) {
  const words = [...IDS, ...CHOICES].filter((word) => /^[\w.-]+$/.test(word));
  const lines = ['set', 'param', 'optimizer', 'schedule', 'with', 'warmup', '1e12', '1e-30', 'nan'];
  writeFileSync(file, [...lines, ...new Set(words)].map((word) => `"${word}"`).join('\n'));
}
