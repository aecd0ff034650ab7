// Words of the course lead to the glossary where a lesson first uses them.

import { describe, expect, it } from 'vitest';
import { readCourse } from '../../../../web/scripts/lessons/course.js';
import { glossaryPage } from '../../../../web/scripts/lessons/glossary.js';
import { linkTerms, readTerms, termId } from '../../../../web/scripts/lessons/terms.js';
import { wordsIn } from '../../../../web/scripts/lessons/words/index.js';
import { catalog } from '../../catalog/catalog.js';

const terms = [
  { word: 'loss', forms: ['losses'], text: 'How "wrong".' },
  { word: 'validation loss', text: 'On others.' },
  { word: 'epoch', text: 'One pass.' },
];
const linked = (html) =>
  [...linkTerms(html, terms).matchAll(/<a class="term"[^>]*#([\w-]+)"[^>]*>([^<]*)</g)].map(
    ([, id, said]) => `${id}: ${said}`,
  );

describe('a word of the course', () => {
  it('leads to the glossary once, in the form in which it stands there', () => {
    const html = '<p>Losses fall. The loss of an <em>epoch</em>.</p><p>One more epoch.</p>';
    expect(linked(html)).toEqual(['word-loss: Losses', 'word-epoch: epoch']);
    expect(linkTerms(html, terms)).toContain('title="How &quot;wrong&quot;."');
  });

  it('is the longest one that stands there', () => {
    expect(linked('<p>The validation loss and the loss.</p>')).toEqual([
      'word-validation-loss: validation loss',
    ]);
  });

  it.each([
    ['a link', '<p><a href="#">the loss</a></p>'],
    ['a formula', '<p><math><mi>loss</mi></math></p>'],
    ['code', '<p><code>loss</code></p>'],
    ['a heading', '<h2>The loss</h2>'],
    ['a figure', '<figure class="figure"><p>loss</p></figure>'],
    ['an exercise', '<section class="exercise"><p>loss</p></section>'],
    ['another word', '<p>lossless, multi-epoch</p>'],
  ])('is left as it is in %s', (_, html) => {
    expect(linkTerms(html, terms)).toBe(html);
  });

  it('stands before and behind what is apart', () => {
    expect(linked('<p>Loss.</p><figure>loss</figure><p>Epoch.</p><aside><p>A</p></aside>')).toEqual(
      ['word-loss: Loss', 'word-epoch: Epoch'],
    );
  });
});

it('the glossary begins with the words of the course, in their order, each once', () => {
  const lessons = readCourse().map(({ id, words }) => ({
    ...{ id, page: `${id}.html`, topic: words.en.topic, text: words.en.body },
  }));
  const { main } = glossaryPage(readTerms(), catalog, lessons, wordsIn('en'));
  const said = readTerms().map(({ word }) => word);
  expect(said).toEqual([...new Set(said)].toSorted((a, b) => a.localeCompare(b)));
  const places = readTerms().map((term) => main.indexOf(`id="${termId(term)}"`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(places.at(-1)).toBeLessThan(main.indexOf('id="optimizers"'));
});
