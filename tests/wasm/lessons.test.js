// The exercises of all lessons: a solution reaches the goal, neither the start nor a typical mistake does, and
// whatever breaks the rules is named.

import { describe, expect, it } from 'vitest';
import { readCourse } from '../../web/scripts/lessons/course.js';
import { trainLink } from '../../web/src/cli/verify-link.js';
import { entryOf, judgements } from '../../web/src/cli/verify-links.js';
import { loadEngine } from '../../web/src/engine/package/index.js';
import { lockedDifferences } from '../../web/src/goals/same-task.js';
import { testSeed } from '../scripts/seed.js';
import { wrongSolutions } from './wrong-solutions.js';

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

describe(`what is no solution, with the seed ${testSeed}`, () => {
  const judged = (exercise, links, outcome) => {
    const entries = links.map((link) => entryOf(link, exercise, engine));
    return judgements(
      entries,
      [outcome],
      links.map(() => 0),
      engine,
    );
  };

  it.each(exercises)('is named in $name', async ({ link, solution }) => {
    const wrong = wrongSolutions(solution, engine);
    expect(wrong.length).toBeGreaterThanOrEqual(9);
    const { config } = engine.parseLink(solution);
    const outcome = await trainLink(engine, { link: engine.formatLink(config), goal: config.goal });
    const forged = outcome.fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const honest = [outcome.fingerprint, forged].map((fp) => `${solution}&fp=${fp}`);
    const [right, liar, ...others] = judged(
      link,
      [...honest, ...wrong.map((one) => one.link)],
      outcome,
    );
    expect(right).toMatchObject({ reached: 'yes', fp_matches: 'yes', goal_matches: 'yes' });
    expect(liar).toMatchObject({ fp_matches: 'no', goal_matches: 'yes', same_as: 'row 2' });
    const passed = wrong.filter((_, i) => !others[i].goal_matches.startsWith('no: '));
    expect(passed).toEqual([]);
  });
});

it('each lesson has an easy and a hard one', () => {
  for (const { id, exercises: own } of readCourse()) {
    const levels = Object.values(own).map(({ level }) => level);
    expect(levels.sort(), id).toEqual(expect.arrayContaining(['easy', 'hard']));
  }
});
