// Commands about the experiment: what it is, and what it should be.

import { inputError } from '../../config/input-error.js';
import { parseLink } from '../../config/link.js';
import { Refusal } from '../context.js';
import { all, optional, text } from '../fields.js';
import { LIMITS } from '../protocol.js';

/** @typedef {import('../../config/input-error.js').InputError} InputError */

/**
 * @template {import('../protocol.js').CommandType} T
 * @typedef {import('../context.js').Row<T>} Row
 */

const NO_LINK = 'must be the text of a link, such as v=1&data=moons&run=adam,lr=0.01';
const anything = () => undefined;

/** @type {Row<'getConfig'>} */
export const getConfig = {
  check: anything,
  run: (_command, { playground }) => ({ config: playground.link }),
};

/** @type {Row<'setConfig'>} */
export const setConfig = {
  check: text(LIMITS.link)('config'),
  run({ config }, { playground }) {
    const problems = parseLink(config, playground.catalog).problems.map(asRefused);
    // Of a text that is no link at all, nothing is left but an empty experiment.
    if (!/(^|[#?&])\s*(v|run)=/.test(config)) problems.push(inputError('config', config, NO_LINK));
    if (problems.length) throw refusal('This link cannot be used as it is', problems);
    playground.open(config);
    return { config: playground.link };
  },
};

/** @type {Row<'setData'>} */
export const setData = {
  check: all(text(LIMITS.table)('table'), optional('target', text(LIMITS.target))),
  isSlow: true,
  async run({ table, target }, { playground }) {
    const { useTable } = await import('../use-table.js');
    const problem = await useTable(playground, table, target);
    if (problem) throw refusal('This table cannot be used', [problem]);
    return { config: playground.link };
  },
};

/** @type {Row<'getCatalog'>} */
export const getCatalog = {
  check: anything,
  isSlow: true,
  async run(_command, { playground, page }) {
    await page.loadTexts();
    return { catalog: playground.catalog };
  },
};

// The page leaves out what it cannot use; here nothing is used.
const LEFT_OUT = /; (it|the run|the rest|the end|what follows them) (is|are) left out/;

/** @param {InputError} problem as the page says it */
function asRefused({ key, value, message }) {
  const rule = message.replace(LEFT_OUT, '').replace(/^is left out,/, 'cannot be used,');
  return { key, value, message: rule };
}

/**
 * @param {string} words
 * @param {InputError[]} problems
 */
function refusal(words, problems) {
  const [{ key, value, message }] = problems;
  const told = `${words}: ${[key, value, message].filter(Boolean).join(' ')}.`;
  return new Refusal(told, { key, value, problems });
}
