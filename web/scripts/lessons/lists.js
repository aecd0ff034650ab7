// What the playground's page knows of the lessons, when it is asked: its menu, and figures that an address names.

import { formatLink } from '../../src/config/index.js';
import { USUAL_LANGUAGE } from './course.js';
import { firstPicture } from './contents.js';
import { figureFlags } from './figure-html.js';
import { readLink } from './link-parts.js';
import { pageName } from './page.js';

/** @typedef {import('./course.js').Lesson} Lesson */

/**
 * @param {Lesson[]} course
 * @param {import('../../src/catalog/catalog-index.js').Catalog} catalog
 * @returns {Record<string, import('../../src/ui/lesson-address.js').LessonFigure[]>} by lesson
 */
export function figureList(course, catalog) {
  return Object.fromEntries(
    course.map(({ id, figures }) => [
      id,
      Object.entries(figures).map(([name, spec]) => ({
        ...{ name, flags: figureFlags(spec, catalog) },
        link: formatLink(readLink(spec.link, catalog), catalog),
      })),
    ]),
  );
}

/**
 * @param {Lesson[]} course
 * @param {Record<string, number>} minutes to read each lesson
 * @returns {import('../../src/ui/dialogs/lessons-dialog.js').Listed[]}
 */
export function lessonList(course, minutes) {
  return course.map((lesson) => {
    const { topic, title } = lesson.words[USUAL_LANGUAGE];
    return {
      ...{ topic, title, minutes: minutes[lesson.id] },
      page: `learn/${pageName(lesson.id, USUAL_LANGUAGE)}`,
      picture: `learn/figures/${firstPicture(lesson)}-small`,
    };
  });
}
