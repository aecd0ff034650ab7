// Builds the single files: optimizer-playground.html with everything inside, once without and once with MNIST.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPolicy } from './begin/plugin.js';
import { singleFilePolicy } from './begin/policy.js';
import { licencesText } from './licences.js';
import { pack } from './pack.js';
import { scriptText, scriptTextPlugin } from './script-text.js';

const web = fileURLToPath(new URL('../', import.meta.url));
const PLACE = '<!-- files -->';
// Bytes of the smaller file, so that the widget that carries it has less than a million.
const MOST_BYTES = 996_200;
const PICTURE = { side: 48, quality: 40 };
// What a module asks for its own address is the name of a file, see single-file/fetch-file.js.
const ADDRESS = JSON.stringify('https://single.file/');
// Everything that is in the first module is in the full one.
const SUPERFLUOUS = path.join(web, 'src/wasm/start.js');
/** @type {Record<string, string>} */
const REPLACED = {
  [path.join(web, 'src/engine/wasm/fetch-file.js')]: path.join(
    web,
    'src/single-file/fetch-file.js',
  ),
};

/** @typedef {{ name: string, text: string }} Inside a file, as it is written into the page */

/**
 * Writes the single files. The catalog, the module and the pictures of the site must be there.
 * @param {string} folder
 */
export async function buildSingleFiles(folder) {
  const [page, boot] = await Promise.all([appScript(), bootScript()]);
  const [styles, script, module] = await Promise.all([
    pack(page.styles),
    pack(page.text),
    packedFile(path.join(web, 'src/wasm/playground.wasm')),
  ]);
  const licences = await pack(licencesText());
  const files = [
    { name: 'page.css', text: styles },
    { name: 'page.js', text: script },
    module,
    { name: 'licences.txt', text: licences },
  ];
  const all = await dataFiles(folder);
  const withData = (/** @type {Inside[][]} */ sets) =>
    singleFile(boot, page.text, [...files, ...sets.flat()]);
  /** @type {Inside[][]} */
  const fitting = [];
  for (const one of all) {
    if (Buffer.byteLength(withData([...fitting, one])) <= MOST_BYTES) fitting.push(one);
  }
  writeFileSync(path.join(folder, 'optimizer-playground.html'), withData(fitting));
  writeFileSync(path.join(folder, 'optimizer-playground-with-mnist.html'), withData(all));
}

/** The page, all of it. */
function appScript() {
  const plugins = [replacingPlugin, scriptTextPlugin([replacingPlugin])];
  return scriptText(path.join(web, 'src/single-file/main.js'), plugins);
}

async function bootScript() {
  const { text } = await scriptText(path.join(web, 'src/single-file/boot.js'));
  return text.trim();
}

/** @type {import('vite').Plugin} */
const replacingPlugin = {
  name: 'single-file',
  enforce: 'pre',
  load(id) {
    if (id === SUPERFLUOUS) return 'export default undefined;';
    return id in REPLACED
      ? readFileSync(REPLACED[id], 'utf8').replaceAll("'./", "'../../single-file/")
      : null;
  },
  transform: (code) =>
    code.includes('import.meta.url') ? code.replaceAll('import.meta.url', ADDRESS) : null,
};

/**
 * The real data sets with their pictures, those with the most features first: images, which nothing generates.
 * @param {string} folder of the site
 * @returns {Promise<Inside[][]>}
 */
async function dataFiles(folder) {
  /** @type {{ datasets: { id: string, features: number, file?: string }[] }} */
  const { datasets } = JSON.parse(readFileSync(path.join(web, 'src/wasm/catalog.json'), 'utf8'));
  const real = datasets.filter(({ file }) => file).sort((a, b) => b.features - a.features);
  return Promise.all(
    real.map(({ id, file = '' }) =>
      Promise.all([
        packedFile(path.join(web, 'public/data', file)),
        smallPicture(`gallery/data-${id}-light.webp`, folder),
      ]),
    ),
  );
}

/**
 * A picture of the site, as large as it is shown on most screens.
 * @param {string} name
 * @param {string} folder of the site
 * @returns {Promise<Inside>}
 */
async function smallPicture(name, folder) {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const canvas = createCanvas(PICTURE.side, PICTURE.side);
  const picture = await loadImage(path.join(folder, name));
  canvas.getContext('2d').drawImage(picture, 0, 0, PICTURE.side, PICTURE.side);
  const bytes = await canvas.encode('webp', PICTURE.quality);
  return { name, text: bytes.toString('base64') };
}

/**
 * @param {string} file that does not change with the page
 * @returns {Promise<Inside>}
 */
async function packedFile(file) {
  return { name: path.basename(file), text: await pack(readFileSync(file), { isKept: true }) };
}

/**
 * @param {string} boot script that stands in the file
 * @param {string} page script that it unpacks
 * @param {Inside[]} files
 * @returns {string}
 */
export function singleFile(boot, page, files) {
  const html = readFileSync(path.join(web, 'single-file.html'), 'utf8');
  const blocks = files.map(
    ({ name, text }) => `<script type="text/plain" data-file="${name}">${text}</script>`,
  );
  const scripts = [...blocks, `<script>${boot}</script>`].join('\n');
  const [before, after] = html.split(PLACE);
  return withPolicy(before + scripts + after, singleFilePolicy([boot, page], sha256));
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('base64');
}
