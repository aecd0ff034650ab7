// What a figure for somebody else's page is like. Link, snippets, preview, pictures and files are all made from
// this one definition.

import { formatFlags } from '../../config/format-flags.js';

/** @typedef {import('../../config/flags.js').Flags} Flags */
/** @typedef {import('../../snippets/index.js').Figure} Figure */
/** @typedef {import('../../snippets/index.js').Form} Form */
/** @typedef {import('../../snippets/index.js').Host} Host */

/** @typedef {'free' | 'locked' | 'hidden'} State of a control: readers may change it, see it, or neither */
/** @typedef {{ name: string, state: State }} Control `name` as in `controls=` */

/**
 * @typedef {object} Definition
 * @property {boolean} isWhole the whole page, not only some views
 * @property {string[]} show words of views in their order; empty: the usual ones
 * @property {number | '100%'} width in CSS pixels, or that of the text around it
 * @property {number} height in CSS pixels
 * @property {boolean} tellsHeight whether the height is in the link, and told to the page around it
 * @property {Flags['theme']} theme
 * @property {boolean | null} narrates whether sentences say what there is to see; null: as usual
 * @property {'usual' | 'wait' | 'play' | 'step'} start
 * @property {number} step at which it starts where `start` says so
 * @property {Control[]} controls in their order; others are as usual
 * @property {Form} form
 */

/**
 * The control of each flag in the studio, by the end of its id.
 * @type {{ [K in keyof Flags]: string }}
 */
export const FLAG_CONTROLS = {
  embed: 'kind',
  show: 'views',
  controls: 'controls',
  hide: 'controls',
  lock: 'controls',
  narrate: 'narrate',
  theme: 'theme',
  autoplay: 'start',
  at: 'start',
  height: 'tells-height',
};

/** @returns {Definition} */
export function usualDefinition() {
  return {
    isWhole: false,
    show: [],
    width: '100%',
    height: 400,
    tellsHeight: false,
    theme: 'auto',
    narrates: null,
    start: 'usual',
    step: 100,
    controls: [],
    form: 'iframe',
  };
}

/**
 * @param {Definition} definition
 * @returns {Partial<Flags>} what differs from the usual
 */
export function flagsOf(definition) {
  const { isWhole, show, start, step, theme, narrates, tellsHeight, height } = definition;
  return {
    embed: !isWhole,
    show: isWhole ? [] : show,
    ...controlFlags(definition),
    narrate: narrates,
    theme,
    autoplay: { usual: null, wait: false, play: true, step: null }[start],
    at: start === 'step' ? step : null,
    height: tellsHeight && !isWhole ? height : null,
  };
}

/**
 * A locked control is shown as well. The whole page shows all controls unless some are named.
 * @param {Definition} definition
 * @returns {Pick<Flags, 'controls' | 'hide' | 'lock'>}
 */
function controlFlags({ controls, isWhole }) {
  const named = (/** @type {State[]} */ ...states) =>
    controls.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const showsAll = isWhole && named('free').length === 0;
  return {
    controls: showsAll ? [] : named('free', 'locked'),
    hide: named('hidden'),
    lock: named('locked'),
  };
}

/**
 * @param {Definition} definition
 * @returns {string} "?embed=1&..."
 */
export function queryOf(definition) {
  return formatFlags(flagsOf(definition));
}

/**
 * @param {Definition} definition
 * @param {Host} host
 * @returns {Form} as wished, or what the host has instead
 */
export function formFor({ form }, host) {
  return host.forms.includes(form) ? form : host.forms[0];
}

/**
 * The figure as a snippet shows it.
 * @param {Definition} definition
 * @param {Host} host
 * @param {Pick<Figure, 'site' | 'link' | 'title' | 'picture'>} experiment
 * @returns {Figure}
 */
export function figureFor(definition, host, experiment) {
  const { width, height } = definition;
  const form = formFor(definition, host);
  return { ...experiment, query: queryOf(definition), width, height, form };
}

/**
 * Where the preview finds the same figure: on this page instead of the public one.
 * @param {Definition} definition
 * @param {{ page: string, wholeQuery?: string }} address of this page without query and link, see store.js
 * @param {string} link
 */
export function previewAddress(definition, { page, wholeQuery = '' }, link) {
  return `${page}${queryOf(definition) || wholeQuery}#${link}`;
}
