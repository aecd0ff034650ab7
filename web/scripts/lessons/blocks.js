// The directives of a lesson, taken out of its Markdown.

/** @typedef {import('markdown-it').Token} Token */

/**
 * @typedef {object} Block
 * @property {string} kind "text", or the name of a directive
 * @property {string} name what stands behind the directive
 * @property {Token[]} tokens
 */

const OPEN = /^container_(\w+)_open$/;

/**
 * @param {Token[]} tokens of a whole text
 * @returns {Block[]}
 */
export function blocksOf(tokens) {
  /** @type {Block[]} */
  const blocks = [];
  let text = /** @type {Token[]} */ ([]);
  for (let i = 0; i < tokens.length; ++i) {
    const kind = OPEN.exec(tokens[i].type)?.[1];
    if (!kind) {
      text.push(tokens[i]);
      continue;
    }
    const end = closeOf(tokens, i);
    if (text.length) blocks.push({ kind: 'text', name: '', tokens: text });
    text = [];
    const name = tokens[i].info.trim().slice(kind.length).trim();
    blocks.push({ kind, name, tokens: tokens.slice(i + 1, end) });
    i = end;
  }
  if (text.length) blocks.push({ kind: 'text', name: '', tokens: text });
  return blocks;
}

/**
 * Whoever has answered sees at once what happens: the figure stands below the question.
 * @param {Block[]} blocks
 * @param {(name: string) => string | undefined} figureOf a prediction
 * @returns {Block[]} in the order of the page
 */
export function answersNext(blocks, figureOf) {
  const ordered = [...blocks];
  for (const block of blocks.filter(({ kind }) => kind === 'predict')) {
    const figure = figureOf(block.name);
    const from = ordered.findIndex(({ kind, name }) => kind === 'figure' && name === figure);
    const at = ordered.indexOf(block);
    if (from > at + 1) ordered.splice(at + 1, 0, ...ordered.splice(from, 1));
  }
  return ordered;
}

/**
 * @param {Token[]} tokens
 * @param {number} open
 */
function closeOf(tokens, open) {
  const { type, level } = tokens[open];
  const close = type.replace('_open', '_close');
  const at = tokens.findIndex(
    (token, i) => i > open && token.type === close && token.level === level,
  );
  return at < 0 ? tokens.length : at;
}

/**
 * The items of a directive's list, such as `- slow: It barely moves | Right.`
 * @param {Token[]} tokens of the directive
 * @returns {{ items: { id: string, text: string, reply: string }[], rest: Token[] }} Markdown of the parts of each
 *   item; rest: tokens outside of the list
 */
export function namedItems(tokens) {
  /** @type {{ id: string, text: string, reply: string }[]} */
  const items = [];
  const rest = /** @type {Token[]} */ ([]);
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'bullet_list_open') depth += 1;
    if (depth === 0) rest.push(token);
    else if (token.type === 'inline') items.push(itemOf(token.content));
    if (token.type === 'bullet_list_close') depth -= 1;
  }
  return { items, rest };
}

/** @param {string} text */
function itemOf(text) {
  const [, id, words] = /^([\w-]+):\s*([\s\S]*)$/.exec(text) ?? ['', '', text];
  // A bar within a formula is part of it.
  const bar = words.replace(/\$[^$]*\$/g, (math) => ' '.repeat(math.length)).indexOf('|');
  if (bar < 0) return { id, text: words.trim(), reply: words.trim() };
  return { id, text: words.slice(0, bar).trim(), reply: words.slice(bar + 1).trim() };
}

/**
 * The paragraphs of a directive that begin with a word and a colon.
 * @param {Token[]} tokens
 * @param {string} word
 * @returns {{ found: string[], rest: Token[] }} Markdown behind the colon; rest: all other tokens
 */
export function paragraphsOf(tokens, word) {
  /** @type {string[]} */
  const found = [];
  const rest = /** @type {Token[]} */ ([]);
  for (let i = 0; i < tokens.length; ++i) {
    const inner = tokens[i].type === 'paragraph_open' ? tokens[i + 1] : undefined;
    if (inner?.content.startsWith(`${word}:`)) {
      found.push(inner.content.slice(word.length + 1).trim());
      i += 2;
    } else rest.push(tokens[i]);
  }
  return { found, rest };
}
