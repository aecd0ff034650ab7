// An exercise as HTML: the experiment where it starts, hint, typical mistakes and a solution.

import { escapeHtml } from '../reference/parts.js';
import { attributesHtml, flagsOf } from './figure-html.js';
import { namedItems, paragraphsOf } from './blocks.js';

/** @typedef {import('markdown-it').Token} Token */

/**
 * @typedef {object} ExerciseParts
 * @property {string} id
 * @property {number} number counted from 1
 * @property {import('./course.js').ExerciseSpec} spec
 * @property {Token[]} tokens
 * @property {import('./words/index.js').PageWords} words
 * @property {(markdown: string) => string} inline
 * @property {(tokens: Token[]) => string} render
 * @property {(link: string) => string} link makes a link canonical
 * @property {(link: string) => string} setting in what it differs from the start, in words
 */

const HEIGHT = 440;

/**
 * @param {ExerciseParts} parts
 * @returns {string}
 */
export function exerciseHtml(parts) {
  const { id, number, spec, tokens, words, inline, render, link, setting } = parts;
  const { items, rest } = namedItems(tokens);
  const { found: hints, rest: text } = paragraphsOf(rest, 'hint');
  const start = escapeHtml(link(spec.link));
  const folded = [
    ...hints.map((hint) => detailsHtml(words.hint, `<p>${inline(hint)}</p>`)),
    ...(items.length ? [detailsHtml(words.mistakes, repliesHtml(parts, items))] : []),
    detailsHtml(
      words.solution,
      `<p>${settingHtml(setting(spec.solution))} <a href="../#${escapeHtml(link(spec.solution))}">${words.showSolution}</a></p>`,
    ),
  ];
  return `<section class="exercise" id="${id}" style="--height:${spec.height ?? HEIGHT}px">
<h2>${words.exercise} ${number} <span class="level">${words[spec.level]}</span></h2>
${render(text)}
<optimizer-playground config="${start}"${attributesHtml(flagsOf(spec))} autoplay="0"><a class="start" href="../#${start}">${words.start}</a></optimizer-playground>
<div class="mistake" role="status"></div>
${folded.join('\n')}
</section>`;
}

/**
 * @param {string} title
 * @param {string} content
 */
function detailsHtml(title, content) {
  return `<details><summary>${title}</summary>${content}</details>`;
}

/** @param {string} setting */
function settingHtml(setting) {
  const first = setting.charAt(0).toUpperCase() + setting.slice(1);
  return `<b class="setting">${escapeHtml(first)}.</b>`;
}

/**
 * @param {ExerciseParts} parts
 * @param {{ id: string, reply: string }[]} items
 */
function repliesHtml({ id, spec, inline, link, setting }, items) {
  const replies = items.map((item) => {
    const mistake = spec.mistakes?.find((one) => one.id === item.id);
    if (!mistake) throw new Error(`the exercise ${id} has no mistake "${item.id}"`);
    const config = escapeHtml(link(mistake.link));
    const said = settingHtml(setting(mistake.link));
    return `<li data-config="${config}">${said} ${inline(item.reply)}</li>`;
  });
  return `<ul class="mistakes">${replies.join('')}</ul>`;
}
