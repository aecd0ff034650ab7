// Reads the course from web/lessons/: which lessons there are, their figures, and their words in each language.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { UserError, messageOf } from '../../../cpp/scripts/run.js';

/**
 * @typedef {object} FigureSpec a figure of a lesson, as its author describes it
 * @property {string} link the experiment, what follows `#`
 * @property {string[]} [show] views; default: as an embed shows
 * @property {string[]} [controls] at most two
 * @property {Record<string, { at: number, text: string }[]>} [marks] special values of a setting; the text is
 *   a key of the words in the front matter
 * @property {number} [height] CSS pixels
 * @property {number} [phone] height on narrow screens
 * @property {number} [at] the step that it shows; default: the last one
 */

/**
 * @typedef {object} PredictionSpec
 * @property {string} figure
 * @property {'sketch' | 'choice'} kind
 * @property {{ id: string, sketch?: [number, number][] }[]} options the points of a sketch lie in 0..1, with the
 *   origin at the lower left
 * @property {string} answer id of the right option
 */

/**
 * @typedef {object} ExerciseSpec
 * @property {string} link where the reader starts
 * @property {string} solution a link that reaches the goal
 * @property {{ id: string, link: string }[]} [mistakes] experiments that are typical
 * @property {'easy' | 'hard'} level
 * @property {string[]} [show]
 * @property {string[]} [controls]
 * @property {number} [height]
 */

/** @typedef {{ figure: string, holds: string }} Claim */

/**
 * @typedef {object} Words of a lesson in one language
 * @property {string} title
 * @property {string} topic
 * @property {string} summary
 * @property {Record<string, string>} words short texts that figures name, such as marks
 * @property {string} body Markdown
 * @property {string} file for messages
 */

/**
 * @typedef {object} Lesson
 * @property {string} id
 * @property {Record<string, FigureSpec>} figures
 * @property {Record<string, PredictionSpec>} predictions
 * @property {Record<string, ExerciseSpec>} exercises
 * @property {Claim[]} claims
 * @property {Record<string, Words>} words by language
 */

const lessonsFolder = fileURLToPath(new URL('../../lessons/', import.meta.url));
/** The language that every lesson has. */
export const USUAL_LANGUAGE = 'en';

const MOST_CONTROLS = 2;
const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;
const NAME = /^(?!run\d)[a-z][a-z0-9-]*$/;

/**
 * @param {string} [folder]
 * @returns {string[]} ids of all lessons that are planned, in their order
 */
export function plannedLessons(folder = lessonsFolder) {
  return readYaml(path.join(folder, 'course.yaml'));
}

/**
 * @param {string} [folder]
 * @returns {Lesson[]} those that are written, in the order of the course
 * @throws {UserError} naming the file and what is wrong with it
 */
export function readCourse(folder = lessonsFolder) {
  return plannedLessons(folder)
    .filter((id) => existsSync(path.join(folder, id, `${USUAL_LANGUAGE}.md`)))
    .map((id) => readLesson(folder, id));
}

/**
 * @param {string} folder
 * @param {string} id
 * @returns {Lesson}
 */
function readLesson(folder, id) {
  const own = path.join(folder, id);
  const file = path.join(own, 'figures.yaml');
  const { figures = {}, predictions = {}, exercises = {}, claims = [] } = readYaml(file) ?? {};
  const lesson = { id, figures, predictions, exercises, claims, words: readWords(own) };
  const wrong = faultsOf(lesson);
  if (wrong.length) throw new UserError(`${file}: ${wrong.join('; ')}`);
  return lesson;
}

/** @param {string} folder of a lesson */
function readWords(folder) {
  const names = readdirSync(folder).filter((name) => /^[a-z]{2}\.md$/.test(name));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, 2), readText(path.join(folder, name))]),
  );
}

/**
 * @param {string} file
 * @returns {Words}
 */
function readText(file) {
  const text = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
  const [head, front] = FRONT_MATTER.exec(text) ?? ['', ''];
  const { title, topic, summary, words = {} } = readFront(front, file);
  for (const [key, value] of Object.entries({ title, topic, summary })) {
    if (typeof value !== 'string') throw new UserError(`${file}: the front matter has no ${key}`);
  }
  const [named, about] = [title, summary].map(withApostrophes);
  return { title: named, topic, summary: about, words, body: text.slice(head.length), file };
}

/** @param {string} text as it is typed */
function withApostrophes(text) {
  return text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
}

/**
 * @param {string} text
 * @param {string} file
 */
function readFront(text, file) {
  try {
    return parse(text) ?? {};
  } catch (error) {
    throw new UserError(`${file}: ${messageOf(error)}`);
  }
}

/** @param {string} file */
function readYaml(file) {
  return readFront(readFileSync(file, 'utf8'), file);
}

/**
 * @param {Omit<Lesson, 'words'>} lesson
 * @returns {string[]} what is wrong, in words
 */
function faultsOf({ figures, predictions, exercises, claims }) {
  const named = [figures, predictions, exercises].flatMap(Object.keys);
  const wrong = named
    .filter((name) => !NAME.test(name))
    .map((name) => `${name} must consist of small letters, digits and hyphens`);
  const needsFigure = [...Object.values(predictions), ...claims];
  for (const { figure } of needsFigure) {
    if (!figures[figure]) wrong.push(`there is no figure ${figure}`);
  }
  for (const [name, { link, controls = [] }] of Object.entries({ ...figures, ...exercises })) {
    if (typeof link !== 'string') wrong.push(`${name} has no link`);
    if (controls.length > MOST_CONTROLS && figures[name]) {
      wrong.push(`${name} has more than ${MOST_CONTROLS} controls`);
    }
  }
  for (const [name, { options, answer }] of Object.entries(predictions)) {
    if (!options?.some(({ id }) => id === answer)) {
      wrong.push(`the answer of ${name} is none of its options`);
    }
  }
  return wrong;
}
