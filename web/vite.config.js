import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { beginPlugin } from './scripts/begin/plugin.js';
import { formulaFontPlugin } from './scripts/formula-font.js';
import { galleryPlugin } from './scripts/gallery/plugin.js';
import { gluePlugin } from './scripts/glue.js';
import { referencePlugin } from './scripts/reference/plugin.js';
import { scriptTextPlugin } from './scripts/script-text.js';

const root = fileURLToPath(new URL('.', import.meta.url));

// The playground, the reference, and the page without content that scripts/lessons/ makes the lessons of.
const PAGES = ['index.html', 'reference.html', 'learn.html'];

// What the first curve needs comes in few chunks, each with all that it imports: fewer requests, and
// what is compressed together is smaller. The reference page has the theme without the rest. What a page
// shows besides (ui/page/page-parts.js, ui/embed/embed-parts.js) and elements/styles/parts.css are fetched after
// the first curve.
const FIRST_CHUNKS = [
  { name: 'theme', test: /src\/elements\/theme\.js$/, priority: 3 },
  { name: 'start', test: /src\/ui\/start-page\.js$/, priority: 2 },
  {
    name: 'curves-and-transport',
    test: /src\/ui\/(curves-and-transport|said|embed\/usual-views)\.js$/,
    priority: 1,
  },
  {
    name: 'page-tools',
    test: /src\/(elements\/listeners|elements\/controls\/slider|ui\/charts\/table-button)\.js$/,
  },
];

export default defineConfig({
  root,
  // Relative addresses: the site works from any sub-path of any host.
  base: './',
  // No page answers for one that does not exist.
  appType: 'mpa',
  plugins: [
    formulaFontPlugin(),
    gluePlugin(),
    scriptTextPlugin(),
    beginPlugin(),
    referencePlugin(),
    galleryPlugin(),
  ],
  worker: { format: 'es', plugins: () => [gluePlugin()] },
  build: {
    target: 'es2022',
    outDir: path.join(root, '../dist'),
    emptyOutDir: true,
    // Small files would become data: addresses, which a strict content policy forbids.
    assetsInlineLimit: 0,
    // Every browser that runs the engine (WebAssembly SIMD) starts without the polyfill.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: PAGES.map((name) => path.join(root, name)),
      output: { codeSplitting: { groups: FIRST_CHUNKS } },
      // Scripts that are built on their own take most of the time.
      checks: { pluginTimings: false },
    },
  },
});
