// The pages of all lessons: where their links lead, and what the search finds in them.

import { beforeAll, describe, expect, it } from 'vitest';
import { lessonIn, trainFigures } from '../../../../web/scripts/lessons/build.js';
import { readCourse } from '../../../../web/scripts/lessons/course.js';
import { pageName } from '../../../../web/scripts/lessons/page.js';
import { searchParts } from '../../../../web/scripts/lessons/search-parts.js';
import { catalog } from '../../catalog/catalog.js';

const HREF = / href="([^"]*)"/g;
const course = readCourse();
const written = course.flatMap((lesson) =>
  Object.keys(lesson.words).map((language) => ({ lesson, language })),
);
const files = new Set([
  ...written.map(({ lesson, language }) => `./${pageName(lesson.id, language)}`),
  ...['./index.html', './glossary.html', '../', '../reference.html'],
]);

describe.each(written)('the page of $lesson.id in $language', ({ lesson, language }) => {
  /** @type {ReturnType<typeof lessonIn>} */
  let page;
  beforeAll(async () => {
    await trainFigures(course);
    page = lessonIn(lesson, language, course, catalog);
  }, 900_000);

  it('has links that lead somewhere', () => {
    const { main } = page.parts;
    const lost = [...main.matchAll(HREF)].flatMap(([, href]) => {
      if (/^https?:/.test(href)) return [];
      const [file, anchor] = href.split('#');
      const isThere = file ? files.has(file) : main.includes(` id="${anchor}"`);
      return isThere ? [] : [href];
    });
    expect(lost).toEqual([]);
    expect(main).not.toContain('href="#v=');
  });

  it('is searched without buttons, exercises and answers', () => {
    const { title, summary } = lesson.words[language];
    const parts = searchParts({ page: './a.html', title, summary, html: page.body });
    const text = parts.map((part) => part.text).join(' ');
    const { reset, showSolution, mistakes, answer, open } = page.parts.words;
    for (const words of [reset, showSolution, mistakes, answer, open]) {
      expect(text).not.toContain(words);
    }
    expect(text).toContain(summary.slice(0, 20));
    expect(text.split(' ').length).toBeGreaterThan(300);
  });
});
