// What links gave when they were recorded: a folder for each form of links (`v=1`), a file for each release that
// added some.

import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** @typedef {{ link: string, updates: number, canonical: string, fingerprint: string }} Recorded */

const folder = new URL('./v1/', import.meta.url);

/** @returns {string[]} the releases that have a file, as they are sorted by name */
export function recordedReleases() {
  return readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
}

/** @param {string} version of a release */
export function fileOf(version) {
  return new URL(`${version}.json`, folder);
}

/**
 * @param {string} version
 * @returns {Recorded[]}
 */
export function recordedIn(version) {
  const file = fileOf(version);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

/** @returns {Recorded[]} of all releases */
export function allRecorded() {
  return recordedReleases().flatMap(recordedIn);
}

/** Links that browsers open as well, by their names; they are trained to their end. */
export const LINKS_IN_BROWSERS = JSON.parse(
  readFileSync(new URL('./in-browsers.json', import.meta.url), 'utf8'),
);
