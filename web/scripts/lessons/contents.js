// The first page of the book: all lessons with a picture, how far the reader has come, and the search.

import { escapeHtml } from '../reference/parts.js';
import { USUAL_LANGUAGE } from './course.js';
import { pageName } from './page.js';

/** @typedef {import('./course.js').Lesson} Lesson */
/** @typedef {import('./page.js').PageParts} PageParts */
/** @typedef {import('./words/index.js').PageWords} PageWords */

/**
 * @param {Lesson[]} course
 * @param {Record<string, number>} minutes to read each lesson
 * @param {PageWords} words
 * @returns {PageParts}
 */
export function contentsPage(course, minutes, words) {
  const cards = course.map((lesson, i) => cardHtml(lesson, i + 1, minutes[lesson.id], words));
  const main = `<header class="front">
<h1>${words.courseTitle}</h1>
<p class="summary">${words.courseSummary}</p>
</header>
${searchHtml(words)}
<p class="progress" data-words="${words.done(course.length)}"><progress max="${course.length}" value="0" aria-label="${words.read}"></progress> <span></span></p>
<ol class="cards">
${cards.join('\n')}
</ol>
<p class="whole"><a href="./all.html">${words.print}</a></p>`;
  return {
    ...{ title: words.course, description: words.courseSummary, language: USUAL_LANGUAGE },
    ...{ image: `./figures/${firstPicture(course[0])}-shared.jpg`, main, kind: 'contents', words },
  };
}

/**
 * @param {Lesson} lesson
 * @returns {string} name of the picture that stands for it, without its end
 */
export function firstPicture({ id, figures }) {
  return `${id}-${Object.keys(figures)[0]}`;
}

/**
 * @param {Lesson} lesson
 * @param {number} number
 * @param {number} minutes
 * @param {PageWords} words
 */
function cardHtml(lesson, number, minutes, words) {
  const { title, topic, summary } = lesson.words[USUAL_LANGUAGE];
  const pictures = ['light', 'dark'].map(
    (colours) =>
      `<img class="${colours}" src="./figures/${firstPicture(lesson)}-small-${colours}.webp" alt="" width="330" height="188" loading="lazy">`,
  );
  return `<li data-card="${lesson.id}"><a href="./${pageName(lesson.id, USUAL_LANGUAGE)}">
<span class="pictures">${pictures.join('')}</span>
<span class="kicker">${number} · ${escapeHtml(topic)} · ${words.minutes(minutes)}<span class="read" hidden> · ${words.read} ✓</span></span>
<b>${escapeHtml(title)}</b>
<span class="about">${escapeHtml(summary)}</span></a></li>`;
}

/** @param {PageWords} words */
function searchHtml(words) {
  return `<form class="search" role="search" data-index="./search.json" hidden>
<label><span class="hidden-text">${words.search}</span><input type="search" placeholder="${words.search}" maxlength="80" autocomplete="off"></label>
<p role="status"></p>
<ul class="results"></ul>
</form>`;
}
