// A figure of what the page shows, and its files. Loaded when somebody wants one.

import { problemOf } from '../../config/problem.js';
import { readTheme } from '../../drawing/palette.js';
import { codeProblem } from '../../drawing/link-code.js';
import { codeOf } from '../../figure/code.js';
import { drawFigure, makeFigure } from '../../figure/figure.js';
import { figureNeeds, hasNeeds } from '../../figure/needs.js';
import { beginsWithChart, shownStudies, shownViews } from '../../figure/shown-views.js';
import { figureToSvg } from '../../figure/svg-file.js';
import { mergeWishes } from '../../playground/wishes.js';

/** @typedef {import('../../figure/figure.js').Figure} Figure */
/** @typedef {import('../../figure/panels.js').Part} Part */
/** @typedef {import('../../views/view.js').Size} Size */
/** @typedef {import('../../views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('../charts/curves-view.js').CurvesView} CurvesView */
/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {HTMLElement & { figurePart: Part }} HasPart an element of a study */

/**
 * @typedef {object} Wish
 * @property {string[]} [ids] of the views, see viewsOnPage; default: all
 * @property {Size} size
 * @property {'light' | 'dark' | 'transparent'} theme
 * @property {string} [title]
 * @property {string} [note]
 * @property {boolean} [hasCode] with the link as a QR code
 * @property {boolean} [hasLink] default: true
 * @property {string} [link] default: the address of this page with its experiment
 */

/** @typedef {ViewDescription | Part} OnPage a view of training, or a picture of a study */

/**
 * Everything that the page shows and a figure can have.
 * @param {Store} store
 * @param {ParentNode} page
 * @returns {OnPage[]}
 */
export function viewsOnPage(store, page) {
  /** @type {NodeListOf<CurvesView>} */
  const curves = page.querySelectorAll('curves-view');
  const charts = [...curves].flatMap((view) => view.chartIds);
  const { shown } = shownViews(store, ['stage', ...charts]);
  // A study may stand where the picture of the problem would.
  const views = shown.filter(
    ({ id, kind }) => kind === 'chart' || page.querySelector(`stage-view [data-view="${id}"]`),
  );
  /** @type {NodeListOf<HasPart>} */
  const studies = page.querySelectorAll('stage-view :is(study-chart, heat-map, map-canvas)');
  const parts = [...studies].flatMap(({ figurePart }) => figurePart ?? []);
  return [...parts, ...views];
}

/**
 * @param {Store} store
 * @param {ParentNode} page
 * @param {Wish} wish
 * @returns {Promise<Figure>}
 */
export async function figureOfPage(store, page, wish) {
  const all = viewsOnPage(store, page).filter(({ id }) => !wish.ids || wish.ids.includes(id));
  await complete(store, all.filter(isView));
  return figureOf(store, page, wish, { all, compute: store.compute.bind(store) });
}

/**
 * A figure of some views, whether or not the page shows them. Pictures of studies are those on the page.
 * @param {Store} store
 * @param {ParentNode} page
 * @param {Wish & { words?: string[] }} wish `words` as in `show=`; default: what the page shows
 * @returns {Promise<Figure>}
 * @throws {Error} if there is nothing to draw
 */
export async function figureOfViews(store, page, { words, ...wish }) {
  if (!words) return figureOfPage(store, page, wish);
  const { studies } = shownStudies(store, words);
  const parts = studies.length ? viewsOnPage(store, page).filter(isPart) : [];
  const { shown } = shownViews(store, words);
  const all = [...parts, ...shown];
  if (!all.length) throw new Error('There is nothing to draw yet.');
  await complete(store, shown);
  const chartsFirst = beginsWithChart(store, words);
  return figureOf(store, page, wish, { all, chartsFirst, compute: store.compute.bind(store) });
}

/**
 * A figure of what there is at this moment: nothing is loaded or computed for it, and every promise that it
 * waits for is kept already. A picture has the results that the page shows.
 * @param {Store} store
 * @param {ParentNode} page
 * @param {Wish} wish
 * @param {Map<string, unknown>} modules of views by id; other views are left out
 * @returns {Promise<Figure>}
 */
export function figureAtOnce(store, page, wish, modules) {
  const all = viewsOnPage(store, page).flatMap((view) => {
    if (isPart(view)) return view;
    if (!modules.has(view.id)) return [];
    const results =
      view.results && (async () => ({ resultsOf: async () => shownResults(page, view) }));
    return { ...view, load: async () => modules.get(view.id), results };
  });
  const compute = () => Promise.reject(new Error('There is no time for it.'));
  return figureOf(store, page, wish, { all, compute });
}

/**
 * @param {ParentNode} page
 * @param {ViewDescription} view whose picture needs results
 * @returns {unknown} what its element drew last; undefined: nothing yet
 */
function shownResults(page, { id }) {
  /** @type {(Element & { results?: unknown }) | null} */
  const host = page.querySelector(`stage-view [data-view="${id}"]`);
  return host?.results;
}

/**
 * Loads what figureAtOnce needs of the views on the page.
 * @param {Store} store
 * @param {ParentNode} page
 * @param {Map<string, unknown>} modules gets those that it does not have
 */
export async function loadModules(store, page, modules) {
  const missing = viewsOnPage(store, page)
    .filter(isView)
    .filter(({ id }) => !modules.has(id));
  await Promise.all(missing.map(async ({ id, load }) => modules.set(id, await load())));
}

/**
 * @param {Store} store
 * @param {ParentNode} page
 * @param {Wish} wish
 * @param {{ all: OnPage[], compute: import('../../figure/panels.js').Source['compute'], chartsFirst?: boolean }} how
 * @returns {Promise<Figure>}
 */
function figureOf(store, page, wish, { all, compute, chartsFirst }) {
  const { size, theme, title, note, hasCode, hasLink = true } = wish;
  const [curves] = page.querySelectorAll('curves-view');
  const { catalog, config, frame, workers } = store;
  const link = hasLink ? (wish.link ?? `${store.address.page}#${store.link}`) : '';
  const source = {
    ...{ catalog, config, workers, frame: frame ?? { runs: [] }, compute },
    ui: { ...store.ui, cursor: null, hovered: null, lit: null },
    value: (/** @type {string} */ key) => store.value(key),
    trails: store.trails.bind(store),
    zoomed: (/** @type {import('../../views/view.js').ChartModel} */ model) =>
      /** @type {CurvesView | undefined} */ (curves)?.zoomed(model) ?? model,
  };
  return makeFigure(source, {
    ...{ views: all.filter(isView), parts: all.filter(isPart), chartsFirst, size, title, note },
    ...{ link, code: hasCode && !codeProblem(link) ? codeOf(link) : undefined },
    theme: themeNamed(theme === 'dark' ? 'dark' : 'light'),
    isTransparent: theme === 'transparent',
    narrates: store.hasWords && store.ui.told,
    ...{ ruler: newRuler(), newCanvas },
  });
}

// What figures need is wished for once for all of them.
const WISHER = {};
// Runs that cannot be computed are drawn as they are, in milliseconds.
const PATIENCE = 3000;
const UNSEEN_FRAME = 100;

/** Figures need nothing any more. @param {Store} store */
export function forgetNeeds(store) {
  store.want(WISHER, null);
}

/**
 * @param {Store} store
 * @param {ViewDescription[]} views
 * @returns {Promise<void>} when what the views need is there, or does not come
 */
async function complete(store, views) {
  const problem = problemOf(store.config, store.catalog);
  const needs = views.map((view) => figureNeeds(view, problem, store.config));
  store.want(WISHER, mergeWishes(needs));
  // While runs train, pictures are always a little behind.
  const isThere = () => {
    const { runs = [], playing } = store.frame ?? {};
    return runs.every((run) =>
      hasNeeds(playing ? { ...run, picturesStep: run.state.step } : run, needs),
    );
  };
  const end = performance.now() + PATIENCE;
  while (!isThere() && performance.now() < end) {
    await nextFrame();
  }
}

// Nothing is drawn of a page that is out of sight, and frames do not come.
function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, UNSEEN_FRAME);
  });
}

/**
 * @param {Figure} figure
 * @param {number} scale pixels for each of the page
 * @returns {HTMLCanvasElement}
 */
export function figureCanvas(figure, scale) {
  const { width, height } = figure.size;
  const canvas = newCanvas(width * scale, height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.scale(scale, scale);
  drawFigure(context, figure);
  return canvas;
}

/**
 * @param {Figure} figure
 * @param {number} scale
 * @returns {Promise<Blob>}
 * @throws {Error} if it is too large for the browser
 */
export async function figurePng(figure, scale) {
  const canvas = figureCanvas(figure, scale);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) return blob;
  throw new Error('This picture is too large for the browser to save.');
}

/**
 * @param {Figure} figure
 * @returns {Blob}
 */
export function figureSvg(figure) {
  return new Blob([figureSvgText(figure)], { type: 'image/svg+xml' });
}

/**
 * @param {Figure} figure
 * @returns {string} the text of an SVG file
 */
export function figureSvgText(figure) {
  return figureToSvg(figure, newRuler());
}

/**
 * @param {Figure} figure
 * @returns {Element}
 */
export function figureSvgElement(figure) {
  return new DOMParser().parseFromString(figureSvgText(figure), 'image/svg+xml').documentElement;
}

/**
 * Opens the browser's dialog for printing with a page of the figure's size, from which it can be saved
 * as PDF: lines stay lines, and text stays text.
 * @param {Figure} figure
 */
export function printFigure(figure) {
  const { width, height } = figure.size;
  const sheet = document.createElement('iframe');
  sheet.style.cssText = 'position:fixed;width:0;height:0;border:0';
  sheet.srcdoc =
    `<title>${figure.title.replaceAll('<', '&lt;')}</title><style>@page{size:${width}px ${height}px;margin:0}` +
    `body{margin:0}svg{display:block}</style>${figureToSvg(figure, newRuler())}`;
  sheet.addEventListener('load', () => {
    sheet.contentWindow?.addEventListener('afterprint', () => sheet.remove());
    sheet.contentWindow?.print();
  });
  document.body.append(sheet);
}

/**
 * @param {OnPage} view
 * @returns {view is ViewDescription}
 */
function isView(view) {
  return 'kind' in view;
}

/**
 * @param {OnPage} view
 * @returns {view is Part}
 */
function isPart(view) {
  return !isView(view);
}

/** @param {'light' | 'dark'} name */
function themeNamed(name) {
  const sample = document.createElement('div');
  sample.dataset.theme = name;
  sample.hidden = true;
  document.body.append(sample);
  const theme = readTheme(sample);
  sample.remove();
  return theme;
}

/**
 * @param {number} width
 * @param {number} height
 */
function newCanvas(width, height) {
  return Object.assign(document.createElement('canvas'), { width, height });
}

function newRuler() {
  return /** @type {CanvasRenderingContext2D} */ (newCanvas(1, 1).getContext('2d'));
}
