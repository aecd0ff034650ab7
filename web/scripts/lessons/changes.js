// In what two experiments differ, in words: what a touch has changed, and of which setting a reply speaks.

import { formatLink } from '../../src/config/index.js';
import { runNames } from '../../src/config/run-names.js';
import { splitPairs, splitRun } from '../../src/config/text.js';
import { labelOf } from '../../src/drawing/typed-values.js';
import { inSentence } from '../../src/drawing/in-sentence.js';
import { paramInLink, readLink, valueInLink } from './link-parts.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./words/index.js').PageWords} PageWords */

/**
 * @typedef {object} Change
 * @property {number | null} run counted from 1; null: a setting of the experiment
 * @property {string} name
 * @property {string} before
 * @property {string} after
 */

// What says how an experiment is shown, or what it asks.
const BESIDE = new Set(['v', 'title', 'note', 'goal', 'hint', 'free', 'views', 'speed', 'run']);
const NONE = 'none';

/**
 * @param {string} from link
 * @param {string} to link with as many runs
 * @param {Catalog} catalog
 * @returns {Change[]}
 */
function changesBetween(from, to, catalog) {
  const links = [from, to].map((link) => formatLink(readLink(link, catalog), catalog));
  const count = Math.min(...links.map((link) => runsOf(link).length));
  const places = [null, ...Array.from({ length: count }, (_, i) => i + 1)];
  return places.flatMap((run) => changesAt(run, links, catalog));
}

/**
 * @param {number | null} run
 * @param {string[]} links canonical
 * @param {Catalog} catalog
 * @returns {Change[]}
 */
function changesAt(run, links, catalog) {
  const said = links.map((link) => (run ? paramsOf(runsOf(link)[run - 1]) : settingsOf(link)));
  const keys = [...new Set(said.flatMap((one) => [...one.keys()]))];
  return keys.flatMap((key) => {
    if (said[0].get(key) === said[1].get(key)) return [];
    const [before, after] = links.map(
      (link, i) => said[i].get(key) ?? valueInLink(link, key, run, catalog) ?? NONE,
    );
    return [{ run, name: nameOf(key, run, links, catalog), before, after }];
  });
}

/**
 * @param {string} key
 * @param {number | null} run
 * @param {string[]} links
 * @param {Catalog} catalog
 */
function nameOf(key, run, links, catalog) {
  const params = links.map((link) => paramInLink(link, key, run, catalog));
  return inSentence(labelOf(params.find(Boolean) ?? { id: key }));
}

/** @param {string} link */
function runsOf(link) {
  return splitPairs(link).flatMap(({ key, raw }) => (key === 'run' ? [raw] : []));
}

/** @param {string} link */
function settingsOf(link) {
  const pairs = splitPairs(link).filter(({ key }) => !BESIDE.has(key));
  return new Map(pairs.map(({ key, raw }) => [key, decodeURIComponent(raw)]));
}

/** @param {string} run */
function paramsOf(run) {
  const [{ key: rule }, ...params] = splitRun(run);
  const said = params.filter(({ key }) => key !== 'label' && key !== 'color');
  return new Map([
    ['rule', rule],
    ...said.map(({ key, raw }) => /** @type {[string, string]} */ ([key, raw ?? 'on'])),
  ]);
}

/**
 * @param {string} from link
 * @param {string} to link
 * @param {Catalog} catalog
 * @param {PageWords} words
 * @returns {string} such as "learning rate 3 instead of 1 (Adam)."
 */
export function touchWords(from, to, catalog, words) {
  const names = runNames(readLink(from, catalog), catalog);
  const changes = changesBetween(from, to, catalog);
  const texts = changes.map(
    ({ name, before, after }) => `${name} ${after} ${words.insteadOf} ${before}`,
  );
  const said = [...new Set(texts)].map((text) => {
    const runs = changes.flatMap(({ run }, i) =>
      run && texts[i] === text ? [names[run - 1]] : [],
    );
    // What holds for all runs needs no names.
    return runs.length && runs.length < names.length ? `${text} (${runs.join(', ')})` : text;
  });
  return said.length ? `${said.join(', ')}.` : '';
}

/**
 * @param {string} from link
 * @param {string} to link
 * @param {Catalog} catalog
 * @returns {string} such as "learning rate 3, momentum 0.9"; empty: they are the same
 */
export function settingWords(from, to, catalog) {
  const names = runNames(readLink(from, catalog), catalog);
  return changesBetween(from, to, catalog)
    .map(({ run, name, after }) =>
      run && names.length > 1 ? `${names[run - 1]}: ${name} ${after}` : `${name} ${after}`,
    )
    .join(', ');
}
