// What the narrator says of random experiments, checked against `replay --every 1`.

import { describe, expect, it } from 'vitest';
import { runNames } from '../../../web/src/config/run-names.js';
import { MOST, allSentences, narrate } from '../../../web/src/narrator/narrate.js';
import { kinds } from '../../../web/src/narrator/kinds.js';
import { storyOf } from '../../../web/src/narrator/story.js';
import { CHECKED, mistakeIn, runsOf } from './checker.js';
import { othersIn, randomLinks } from './links.js';
import { replayed, trainedScene } from './train-link.js';

const SEED = Number(process.env.NARRATOR_SEED ?? 1);
const LINKS = 50;
// While it trains, too; in one of so many links.
const HALFWAY = 5;

// What changes if the last number does is not checked there: the words of others, and how many are the last.
const BLIND = ['diverged', 'tie'];

/** A sentence whose last number is another one. */
function spoilt({ text, ...rest }) {
  const place = /(\d+)(?!.*\d)/u;
  return { ...rest, text: text.replace(place, (digits) => String(Number(digits) + 3)) };
}

/** All sentences about a link, and what is wrong with them. */
async function told(link, replay, steps) {
  const scene = await trainedScene(link, steps);
  const known = {
    names: runNames(scene.config, scene.catalog),
    every: scene.frame.runs.map(({ evaluations }) => evaluations.step[1] ?? 1),
    others: othersIn(link),
    training: replay.training,
  };
  const runs = runsOf(replay.text, known, steps);
  const { sentences } = narrate(scene);
  const all = allSentences(storyOf(scene));
  const mistakes = all.flatMap((sentence) => {
    const mistake = mistakeIn(sentence, runs);
    return mistake ? [`${link}: ${sentence.text}: ${mistake}`] : [];
  });
  const missed = all.filter(
    (sentence) => !BLIND.includes(sentence.kind) && !mistakeIn(spoilt(sentence), runs),
  );
  return { sentences, all, mistakes, missed };
}

describe(`the narrator on ${LINKS} random links (seed ${SEED})`, async () => {
  const links = randomLinks(SEED, LINKS);
  const results = [];

  it('says nothing wrong', { timeout: 120_000 }, async () => {
    for (const [i, link] of links.entries()) {
      const replay = await replayed(link);
      const steps = Number(/steps=(\d+)/.exec(link)[1]);
      results.push(await told(link, replay, steps));
      if (i % HALFWAY === 0) results.push(await told(link, replay, Math.floor(steps / 2)));
    }
    expect(results.flatMap(({ mistakes }) => mistakes)).toEqual([]);
    expect(results.flatMap(({ all }) => all).length).toBeGreaterThan(4 * LINKS);
  });

  it('is checked: a sentence with another number at its end is found', () => {
    expect(results.flatMap(({ missed }) => missed).map(({ text }) => text)).toEqual([]);
  });

  it('says at most three things at a time, and at most one about each run', () => {
    for (const { sentences, all } of results) {
      expect(sentences.length).toBeLessThanOrEqual(MOST);
      expect(all).toEqual(expect.arrayContaining(sentences));
      const about = sentences.map(({ runs }) => runs[0]);
      expect(new Set(about).size).toBe(about.length);
    }
  });

  it('has something to say about most of them, in many ways', () => {
    const some = results.filter(({ sentences }) => sentences.length > 0);
    expect(some.length).toBeGreaterThan(0.9 * results.length);
    const said = new Set(results.flatMap(({ all }) => all.map(({ kind }) => kind)));
    expect(said.size).toBeGreaterThanOrEqual(15);
  });
});

it('all kinds are checked but that which needs a Hessian', () => {
  const unchecked = kinds.map(({ kind }) => kind).filter((kind) => !CHECKED.includes(kind));
  expect(unchecked).toEqual(['limit']);
});
