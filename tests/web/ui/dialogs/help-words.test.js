// The words of the help: one short sentence each, in an order in which they are found.

import { expect, it } from 'vitest';
import { GLOSSARY, PARTS, SHORTCUTS, TASKS } from '../../../../web/src/ui/dialogs/help-words.js';

it('the glossary goes from A to Z and says what every label of the Problem panel means', () => {
  const names = GLOSSARY.map(({ name }) => name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(new Set(names).size).toBe(names.length);
  for (const name of ['Loss', 'Split', 'Init', 'Norm', 'Batch', 'Epoch', 'Step', 'Validation']) {
    expect(names).toContain(name);
  }
  // What charts and their sentences say of runs.
  expect(names).toEqual(expect.arrayContaining(['Diverged', 'Median', 'Sharpness', 'Spike']));
});

it('explanations are sentences that fit a card', () => {
  for (const { name, words } of [...GLOSSARY, ...PARTS, ...TASKS]) {
    expect(words, name).toMatch(/^[A-Z].*\.$/);
    expect(words.length, name).toBeLessThanOrEqual(170);
  }
});

it('no key does two things at one place', () => {
  const places = SHORTCUTS.map(({ keys, words }) => {
    const place = /^in a (number field|chart)/.exec(words)?.[0] ?? 'page';
    return `${place}: ${keys.join('+')}`;
  });
  expect(new Set(places).size).toBe(places.length);
});

it('says nothing of places that a phone has elsewhere', () => {
  for (const { name, words } of [...PARTS, ...TASKS]) {
    expect(words, name).not.toMatch(/\b(upper|middle|left|right of|beside)\b/);
  }
});
