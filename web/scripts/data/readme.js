// The parts of web/public/data/README.md that follow from the recipes: the table of files, and the
// sources, citations and licences.

import { format } from 'prettier';
import { samplesIn } from './recipes.js';

/** @typedef {import('./recipes.js').Recipe} Recipe */

const HEADS = ['file', 'samples', 'features', 'classes', 'values', 'order'];

/**
 * @param {string} text of the README as it is
 * @param {Recipe[]} recipes in the order of the README
 * @returns {Promise<string>} the text as it should be
 * @throws {Error} if it does not have the places where these parts belong
 */
export async function readmeText(text, recipes) {
  const rows = [HEADS, HEADS.map(() => '---'), ...recipes.map(cells)];
  const table = rows.map((row) => `| ${row.join(' | ')} |\n`).join('');
  const sections = recipes.map(section).join('\n');
  const withTable = replaced(text, /^\| file .*\n(\|.*\n)+/m, table);
  const whole = replaced(
    withTable,
    /(?<=^## Sources, citations, licences\n\n).*?(?=\n## )/ms,
    sections,
  );
  return format(whole, { parser: 'markdown', proseWrap: 'always', printWidth: 100 });
}

/** @param {Recipe} recipe */
function cells(recipe) {
  const { id, format: data, about } = recipe;
  const width = data.imageWidth;
  return [
    `\`${id}.bin\``,
    samplesIn(recipe).toLocaleString('en'),
    width ? `${width} x ${width}` : data.featureNames.length,
    data.classNames.length,
    about.values,
    about.order,
  ];
}

/** @param {Recipe} recipe */
function section({ id, source, files, about }) {
  return [
    `### ${id}.bin\n`,
    `- Source: ${source.words(Object.keys(files))}${about.source}`,
    `- Citation: ${about.citation}`,
    `- Licence: ${about.licence}\n`,
  ].join('\n');
}

/**
 * @param {string} text
 * @param {RegExp} place which has to be there
 * @param {string} part
 */
function replaced(text, place, part) {
  if (!place.test(text)) throw new Error(`README.md: nothing like ${place}`);
  return text.replace(place, () => part);
}
