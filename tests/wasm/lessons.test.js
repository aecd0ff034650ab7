// The exercises of all lessons: a solution reaches the goal, neither the start nor a typical mistake does.

import { expect, it } from 'vitest';
import { readCourse } from '../../web/scripts/lessons/course.js';
import { trainLink } from '../../web/src/cli/verify-link.js';
import { loadEngine } from '../../web/src/engine/package/index.js';
import { lockedDifferences } from '../../web/src/goals/same-task.js';

const engine = await loadEngine();
const exercises = readCourse().flatMap(({ id, exercises: own }) =>
  Object.entries(own).map(([name, exercise]) => ({ name: `${id}.${name}`, ...exercise })),
);

/**
 * @param {string} link
 * @param {string[]} goal
 */
async function reaches(link, goal) {
  const { config } = engine.parseLink(link);
  return (await trainLink(engine, { link: engine.formatLink(config), goal })).isReached;
}

it.each(exercises)(
  '$name',
  async ({ link, solution, mistakes = [] }) => {
    const start = engine.parseLink(link);
    expect(start.problems).toEqual([]);
    const { goal = [] } = start.config;
    expect(goal.length).toBeGreaterThan(0);
    const solved = engine.parseLink(solution).config;
    expect(lockedDifferences(start.config, solved, engine.catalog)).toEqual([]);
    expect(await reaches(solution, goal)).toBe(true);
    const wrong = [{ id: 'start', link }, ...mistakes];
    const reached = [];
    for (const one of wrong) if (await reaches(one.link, goal)) reached.push(one.id);
    expect(reached).toEqual([]);
  },
  120_000,
);

it('each lesson has an easy and a hard one', () => {
  for (const { id, exercises: own } of readCourse()) {
    const levels = Object.values(own).map(({ level }) => level);
    expect(levels.sort(), id).toEqual(expect.arrayContaining(['easy', 'hard']));
  }
});
