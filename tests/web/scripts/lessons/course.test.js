// What the lessons say about their figures is true of the training of these figures.

import { beforeAll, describe, expect, it } from 'vitest';
import { trainFigures, trainedFigures } from '../../../../web/scripts/lessons/build.js';
import { checkClaim, typedDigits } from '../../../../web/scripts/lessons/claims.js';
import { plannedLessons, readCourse } from '../../../../web/scripts/lessons/course.js';

const course = readCourse();

describe('the course', () => {
  it('has every lesson that is planned', () => {
    expect(course.map(({ id }) => id)).toEqual(plannedLessons());
  });
});

describe.each(course)('lesson $id', (lesson) => {
  /** @type {ReturnType<typeof trainedFigures>} */
  let trained;
  beforeAll(async () => {
    // As a rule the site was built before, and its figures are kept.
    await trainFigures(course);
    trained = trainedFigures(lesson);
  }, 900_000);

  it('claims something about every figure with curves', () => {
    const claimed = new Set(lesson.claims.map(({ figure }) => figure));
    const drawn = Object.keys(trained).filter((name) => Object.keys(trained[name].known.charts)[0]);
    expect(drawn.filter((name) => !claimed.has(name))).toEqual([]);
  });

  it('claims only what was measured', () => {
    const wrong = lesson.claims.flatMap((claim) => {
      const { isTrue, left, right } = checkClaim(claim, trained[claim.figure]);
      return isTrue ? [] : [`${claim.figure}: ${claim.holds} (${left}, ${right})`];
    });
    expect(wrong).toEqual([]);
  });

  it('types no number of a caption', () => {
    for (const { body, file } of Object.values(lesson.words)) {
      expect(typedDigits(body), file).toEqual([]);
    }
  });
});
