// What an exercise was when it was opened, and what was changed since, in words.

import { describe, expect, it } from 'vitest';
import { Editor } from '../../../../web/src/playground/editor.js';
import { Playground } from '../../../../web/src/playground/playground.js';
import { Exercise } from '../../../../web/src/ui/goal/exercise.js';
import { freeWords, lockedWords } from '../../../../web/src/ui/goal/free-words.js';
import { catalog } from '../../catalog/catalog.js';

const LINK = 'v=1&goal=val_loss:lt:0.1&free=lr&data=moons&run=sgd,lr=0.1&run=adam';

function open(link) {
  const playground = new Playground({ catalog, link });
  const store = {
    ...{ playground, catalog },
    get config() {
      return playground.config;
    },
  };
  return { playground, store, editor: new Editor(playground), exercise: new Exercise(store) };
}

describe('an exercise', () => {
  it('knows what was changed besides what is free', () => {
    const { editor, exercise, store } = open(LINK);
    editor.editRun(0, ({ params }) => (params.lr = 0.5));
    expect(exercise.differences).toEqual([]);
    editor.setSetting('batch', 8);
    editor.editRun(1, (run) => (run.schedule = 'cosine'));
    expect(lockedWords(exercise.differences, store)).toBe(
      'Changed besides: batch and schedule of run 2. A solution leaves that as it was.',
    );
    editor.setSetting('batch', 32);
    editor.editRun(1, (run) => (run.schedule = 'constant'));
    expect(exercise.differences).toEqual([]);
  });

  it('is another one when its goal is edited, or a link is opened', () => {
    const { editor, exercise, playground } = open(LINK);
    editor.setSetting('batch', 8);
    editor.describe({ goal: ['val_loss:lt:0.2'] });
    expect(exercise.differences).toEqual([]);
    editor.setSetting('batch', 4);
    expect(exercise.differences).toHaveLength(1);
    playground.open(LINK.replace('moons', 'circle'));
    expect(exercise.differences).toEqual([]);
    exercise.dispose();
    editor.setSetting('batch', 2);
  });

  it('says what is free', () => {
    const words = (free) => freeWords(open(LINK.replace('free=lr', free)).store);
    expect(words('free=lr')).toBe('Free to change: learning rate.');
    expect(words('x=step')).toBe('Free to change: the runs.');
    expect(words('free=run2.lr,steps')).toMatch(/learning rate of run 2 and steps\.$/);
  });
});
