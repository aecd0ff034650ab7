// Builds the book: learn/ of the site, from web/lessons/.

import { cpus } from 'node:os';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError, messageOf, progress, run } from '../../../cpp/scripts/run.js';
import { contentsPage } from './contents.js';
import { USUAL_LANGUAGE, plannedLessons, readCourse } from './course.js';
import { glossaryPage } from './glossary.js';
import { PICTURES, THUMBNAILS, isKept, keptFolder, keptPath, readKept } from './kept.js';
import { fillShell, lessonPage, pageName, wholeBook } from './page.js';
import { figureList, lessonList } from './lists.js';
import { searchParts } from './search-parts.js';
import { readTerms } from './terms.js';
import { wordsIn } from './words/index.js';

/** @typedef {import('./body.js').Trained} Trained */
/** @typedef {import('./course.js').Lesson} Lesson */
/** @typedef {import('./kept.js').Job} Job */

const SHELL = 'learn.html';
const program = fileURLToPath(new URL('train-figures.js', import.meta.url));
const catalogFile = fileURLToPath(new URL('../../src/wasm/catalog.json', import.meta.url));
const keptShell = path.join(keptFolder, 'shell.html');
// In CSS pixels; a live figure has a bar above its views.
const HEIGHT = { wide: 400, phone: 420 };
const ENDS = PICTURES.map((name) => `${name}.svg`);
const COVER_ENDS = [...THUMBNAILS.map((name) => `${name}.webp`), 'shared.jpg'];

/**
 * @param {string} folder of the built site, with the empty page that the bundler made
 * @throws {UserError} if a lesson is wrong
 */
export async function buildLessons(folder) {
  mkdirSync(keptFolder, { recursive: true });
  const made = path.join(folder, SHELL);
  if (existsSync(made)) copyFileSync(made, keptShell);
  rmSync(made, { force: true });
  if (!existsSync(keptShell)) throw new UserError('Build the site once before its lessons alone.');
  const course = readCourse();
  await trainFigures(course);
  const book = path.join(folder, 'learn');
  rmSync(book, { recursive: true, force: true });
  mkdirSync(path.join(book, 'figures'), { recursive: true });
  copyPictures(course, book);
  writePages(course, book);
}

/**
 * @param {Lesson} lesson
 * @returns {Record<string, Job>} by figure
 */
function jobsOf({ figures }) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, spec], i) => {
      const { link, show, at, height = HEIGHT.wide, phone } = spec;
      const sizes = { height, phone: phone ?? Math.max(height, HEIGHT.phone) };
      return [name, { link, show, at, ...sizes, isCover: i === 0 }];
    }),
  );
}

/**
 * Trains what is not kept from an earlier build, in as many processes as there are cores.
 * @param {Lesson[]} course
 */
export async function trainFigures(course) {
  const jobs = course.flatMap((lesson) =>
    Object.entries(jobsOf(lesson)).map(([name, job]) => ({ name: `${lesson.id}.${name}`, ...job })),
  );
  const missing = jobs.filter(({ name: _, ...job }) => !isKept(job));
  if (!missing.length) return;
  progress(`Training ${missing.length} of ${jobs.length} figures of the lessons`);
  mkdirSync(keptFolder, { recursive: true });
  const count = Math.min(cpus().length, missing.length);
  const shares = Array.from({ length: count }, (_, i) =>
    missing.filter((_one, j) => j % count === i),
  );
  const statuses = await Promise.all(
    shares.map((share, i) => {
      const list = path.join(keptFolder, `jobs-${i}.list`);
      writeFileSync(list, JSON.stringify(share));
      return run(process.execPath, [program, list]);
    }),
  );
  if (statuses.some(Boolean)) throw new UserError('Figures of the lessons cannot be trained.');
}

/**
 * @param {Lesson} lesson
 * @returns {Record<string, Trained>} by figure
 */
export function trainedFigures(lesson) {
  return Object.fromEntries(
    Object.entries(jobsOf(lesson)).map(([name, job]) => [
      name,
      { link: job.link, job, known: readKept(job) },
    ]),
  );
}

/**
 * @param {Lesson[]} course
 * @param {string} book folder
 */
function copyPictures(course, book) {
  for (const lesson of course) {
    for (const [name, job] of Object.entries(jobsOf(lesson))) {
      for (const end of job.isCover ? [...ENDS, ...COVER_ENDS] : ENDS) {
        const target = path.join(book, 'figures', `${lesson.id}-${name}-${end}`);
        copyFileSync(`${keptPath(job)}-${end}`, target);
      }
    }
  }
}

/**
 * @param {Lesson[]} course
 * @param {string} book folder
 */
function writePages(course, book) {
  const catalog = JSON.parse(readFileSync(catalogFile, 'utf8'));
  const shell = shellText();
  const write = (/** @type {string} */ name, /** @type {import('./page.js').PageParts} */ parts) =>
    writeFileSync(path.join(book, name), fillShell(shell, parts));
  /** @type {Record<string, number>} */
  const minutes = {};
  const found = course.flatMap((lesson) =>
    Object.keys(lesson.words).map((language) => {
      const {
        parts,
        article,
        body,
        text,
        minutes: count,
      } = lessonIn(lesson, language, course, catalog);
      const page = pageName(lesson.id, language);
      write(page, parts);
      const { topic, title, summary } = lesson.words[language];
      if (language === USUAL_LANGUAGE) minutes[lesson.id] = count;
      return { id: lesson.id, page, language, topic, title, summary, html: body, text, article };
    }),
  );
  const words = wordsIn(USUAL_LANGUAGE);
  const usual = found.filter(({ language }) => language === USUAL_LANGUAGE);
  write('index.html', contentsPage(course, minutes, words));
  write('glossary.html', glossaryPage(readTerms(), catalog, usual, words));
  const articles = usual.map(({ article }) => article);
  writeFileSync(path.join(book, 'all.html'), wholeBook(shell, articles, words));
  writeList(book, 'search', usual.flatMap(searchParts));
  writeList(book, 'figures', figureList(course, catalog));
  writeList(book, 'lessons', lessonList(course, minutes));
}

/**
 * @param {string} book folder
 * @param {string} name
 * @param {unknown} list
 */
function writeList(book, name, list) {
  writeFileSync(path.join(book, `${name}.json`), JSON.stringify(list));
}

/**
 * @param {Lesson} lesson
 * @param {string} language
 * @param {Lesson[]} course
 * @param {import('../../src/catalog/catalog-index.js').Catalog} catalog
 * @throws {UserError} if its words are wrong
 */
export function lessonIn(lesson, language, course, catalog) {
  const pages = Object.fromEntries(plannedLessons().map((id) => [id, './index.html']));
  for (const { id, words: written } of course) {
    pages[id] = `./${pageName(id, written[language] ? language : USUAL_LANGUAGE)}`;
  }
  const trained = trainedFigures(lesson);
  const words = wordsIn(language);
  try {
    return lessonPage({ lesson, language, words, catalog, trained, pages }, course);
  } catch (error) {
    throw new UserError(messageOf(error));
  }
}

// The pages lie one folder deeper than the one that the bundler made.
function shellText() {
  return readFileSync(keptShell, 'utf8')
    .replace(/(src|href)="\.\/learn\//g, '$1="./')
    .replace(/(src|href)="\.\/(?=assets\/|icon)/g, '$1="../')
    .replace('<a href="./">', '<a href="../">')
    .replace('</head>', '  <script type="module" src="../element.js"></script>\n  </head>');
}
