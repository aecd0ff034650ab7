// Pages of the book: a lesson with what stands around it.

import { escapeHtml } from '../reference/parts.js';
import { bodyHtml } from './body.js';
import { USUAL_LANGUAGE } from './course.js';
import { plainText } from './markdown.js';
import { linkTerms, readTerms } from './terms.js';

/** @typedef {import('./body.js').LessonContext} LessonContext */
/** @typedef {import('./course.js').Lesson} Lesson */
/** @typedef {import('./words/index.js').PageWords} PageWords */

/**
 * @typedef {object} PageParts what a page of the book consists of
 * @property {string} title of the window
 * @property {string} description
 * @property {string} language
 * @property {string} image address of the picture for links in chats
 * @property {string} main HTML
 * @property {string} kind of page, for styles and the script
 * @property {PageWords} words
 */

const WORDS_A_MINUTE = 200;

/**
 * @param {string} id
 * @param {string} language
 * @returns {string} name of a lesson's page
 */
export function pageName(id, language) {
  return language === USUAL_LANGUAGE ? `${id}.html` : `${id}.${language}.html`;
}

/**
 * @param {LessonContext} context
 * @param {Lesson[]} course
 * @returns {{ parts: PageParts, article: string, body: string, text: string, minutes: number }} text: that of its body,
 *   in plain words
 */
export function lessonPage(context, course) {
  const { lesson, language, words } = context;
  const { title, topic, summary } = lesson.words[language];
  const written = bodyHtml(context);
  const others = readTerms().filter((term) => term.lesson !== lesson.id);
  // The glossary is in the usual language.
  const body = language === USUAL_LANGUAGE ? linkTerms(written, others) : written;
  const text = plainText(body);
  const minutes = Math.max(1, Math.round(text.split(' ').length / WORDS_A_MINUTE));
  const number = course.indexOf(lesson) + 1;
  const article = `<article class="lesson" data-lesson="${lesson.id}">
<header>
<p class="kicker">${words.lesson} ${number} · ${escapeHtml(topic)} · ${words.minutes(minutes)}${languagesHtml(lesson, language)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="summary">${escapeHtml(summary)}</p>
</header>
${body}
</article>`;
  const main = `${article}\n${neighboursHtml(course, number - 1, language, words)}`;
  const first = Object.keys(lesson.figures)[0];
  return {
    parts: {
      ...{ title: `${topic}: ${title}`, description: summary, language, words, main },
      ...{ image: `./figures/${lesson.id}-${first}-shared.jpg`, kind: 'lesson' },
    },
    ...{ article, body, text, minutes },
  };
}

/**
 * @param {Lesson} lesson
 * @param {string} language
 */
function languagesHtml({ id, words }, language) {
  const others = Object.keys(words).filter((one) => one !== language);
  const links = others.map(
    (one) =>
      ` · <a href="./${pageName(id, one)}" hreflang="${one}" lang="${one}">${nameOf(one)}</a>`,
  );
  return links.join('');
}

/** @param {string} language */
function nameOf(language) {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

/**
 * @param {Lesson[]} course
 * @param {number} place
 * @param {string} language
 * @param {PageWords} words
 */
function neighboursHtml(course, place, language, words) {
  const link = (
    /** @type {Lesson | undefined} */ lesson,
    /** @type {'previous' | 'next'} */ rel,
  ) => {
    if (!lesson) return '<span></span>';
    const own = lesson.words[language] ? language : USUAL_LANGUAGE;
    const { topic, title } = lesson.words[own];
    return (
      `<a class="${rel}" rel="${rel === 'previous' ? 'prev' : 'next'}" href="./${pageName(lesson.id, own)}">` +
      `<span>${words[rel]} · ${escapeHtml(topic)}</span><b>${escapeHtml(title)}</b></a>`
    );
  };
  const [previous, next] = [course[place - 1], course[place + 1]];
  return `<nav class="neighbours" aria-label="${words.course}">${link(previous, 'previous')}${link(next, 'next')}</nav>`;
}

/**
 * @param {string} shell the page without its content
 * @param {PageParts} parts
 * @returns {string} HTML
 */
export function fillShell(shell, { title, description, language, image, main, kind, words }) {
  const values = {
    TITLE: escapeHtml(`${title} · ${words.site}`),
    DESCRIPTION: escapeHtml(description),
    LANGUAGE: language,
    IMAGE: image,
    KIND: kind,
    SITE: words.site,
    COURSE: words.course,
    GLOSSARY: words.glossary,
    THEME: words.theme,
    CHANGED: words.changed,
    TOUCHED: words.touched,
    NEAREST: words.nearest,
    GUESS: words.guess,
    REAL: words.real,
    NOTHING: words.nothing,
    FOUNDONE: words.foundOne,
    FOUND: words.found,
    MAIN: main,
  };
  return shell.replace(/<!--(\w+)-->|@(\w+)@/g, (place, a, b) => {
    const value = values[/** @type {keyof typeof values} */ (a ?? b)];
    return value ?? place;
  });
}

/**
 * All lessons on one page, for paper. Its figures stay pictures.
 * @param {string} shell
 * @param {string[]} articles
 * @param {PageWords} words
 * @returns {string} HTML
 */
export function wholeBook(shell, articles, words) {
  const main = `<header class="front"><h1>${words.courseTitle}</h1>
<p class="summary">${words.courseSummary}</p></header>
${articles.join('\n').replace(/<(h[23]) id="[^"]*">/g, '<$1>')}`;
  const parts = { title: words.courseTitle, description: words.courseSummary, main, kind: 'whole' };
  const page = { ...parts, language: USUAL_LANGUAGE, image: '../screenshot.png', words };
  return fillShell(shell, page).replace(
    / *<(script|link rel="modulepreload")[^>]*>(<\/script>)?\n/g,
    '',
  );
}
