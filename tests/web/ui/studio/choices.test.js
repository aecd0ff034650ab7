// What the form of the studio offers for an experiment: views, controls, sizes, starts.

import { describe, expect, it } from 'vitest';
import { controlTarget } from '../../../../web/src/config/control-key.js';
import { parseLink } from '../../../../web/src/config/index.js';
import { canShow } from '../../../../web/src/ui/embed/check-flags.js';
import { controlChoices } from '../../../../web/src/ui/studio/control-choices.js';
import { usualDefinition } from '../../../../web/src/ui/studio/figure-definition.js';
import {
  SIZES,
  limitWords,
  readPixels,
  sizeForKind,
  sizeNamed,
} from '../../../../web/src/ui/studio/sizes.js';
import { startChoices } from '../../../../web/src/ui/studio/start-choices.js';
import {
  leftOutOnPhones,
  moved,
  showOf,
  shownWords,
  viewChoices,
} from '../../../../web/src/ui/studio/view-choices.js';
import { catalog } from '../../catalog/catalog.js';

const experiment = (link) => ({ config: parseLink(link, catalog).config, catalog });
const MOONS = experiment('v=1&data=moons&run=sgd,lr=0.1&run=adam,schedule=cosine,warmup=20');
const SURFACE = experiment('v=1&problem=surface&run=adam');
const nameOf = (choices, key) => choices.find(({ word, id }) => (word ?? id) === key)?.name;

describe('views', () => {
  it('are those that have something to show, each once and by its name', () => {
    const choices = viewChoices(MOONS);
    const words = choices.map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
    expect(words).toEqual(expect.arrayContaining(['loss', 'lr', 'boundary', 'sweep', 'runs']));
    expect(words.every((word) => canShow(word, MOONS))).toBe(true);
    expect(nameOf(choices, 'loss')).toBe('Loss');
    expect(nameOf(choices, 'stage')).toBe('Picture: Boundary');
    expect(viewChoices(SURFACE).map(({ word }) => word)).not.toContain('confusion');
  });

  it('call the stage by what stands on it', () => {
    const onStage = experiment('v=1&data=moons&stage=sweep&run=adam');
    expect(nameOf(viewChoices(onStage), 'stage')).toBe('Picture: Sweep');
  });

  it('are named in a link only where they are not the usual ones in the usual order', () => {
    expect(shownWords([])).toEqual(['loss', 'lr', 'stage']);
    expect(showOf(['loss', 'lr', 'stage'])).toEqual([]);
    expect(showOf(['lr', 'loss', 'stage'])).toEqual(['lr', 'loss', 'stage']);
  });

  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 9, 'acb'],
    [1, -1, 'bac'],
  ])('move from %i to %i', (from, to, expected) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(expected);
  });
});

describe('on a phone', () => {
  const names = (changes) =>
    leftOutOnPhones({ isWhole: false, show: [], width: '100%', height: 400, ...changes }, MOONS);

  it('some views have no room, unless there is more height', () => {
    expect(names({})).toBe('Learning rate');
    expect(names({ height: 500 })).toBe('');
    expect(names({ show: ['loss', 'boundary', 'accuracy'], height: 300 })).toBe(
      'Boundary, Accuracy',
    );
    expect(names({ show: ['loss'], width: 800 })).toBe('');
    expect(names({ isWhole: true, height: 200 })).toBe('');
  });
});

describe('controls', () => {
  it('are settings of the problem and every parameter of each run', () => {
    const choices = controlChoices(MOONS);
    const ids = choices.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const some = ['run1.optimizer', 'run1.lr', 'run2.beta1', 'run2.schedule', 'run2.warmup'];
    expect(ids).toEqual(expect.arrayContaining([...some, 'batch', 'hidden', 'noise']));
    expect(ids).not.toContain('run1.beta1');
    expect(ids.every((id) => controlTarget(id, { ...MOONS, selected: 0 }))).toBe(true);
    expect(choices.find(({ id }) => id === 'run1.lr')).toEqual({
      id: 'run1.lr',
      name: 'Learning rate',
      group: 'SGD',
    });
  });

  it('name the part of a run where its parameters could be another’s', () => {
    const clipped = experiment('v=1&run=adam,with=clip-norm');
    expect(nameOf(controlChoices(clipped), 'run1.clip-norm.max_norm')).toMatch(/\(clip-norm\)$/);
  });

  it('of a surface have no data', () => {
    const ids = controlChoices(SURFACE).map(({ id }) => id);
    expect(ids).toContain('surface');
    expect(ids).not.toContain('data');
  });
});

describe('sizes', () => {
  it('are known by their name, others are one’s own', () => {
    for (const { id, change } of SIZES) expect(sizeNamed(change)).toBe(id);
    expect(sizeNamed({ width: 601, height: 400 })).toBe('');
  });

  it('are read as far as they are numbers', () => {
    expect(readPixels('640', 'width')).toBe(640);
    expect(readPixels('10', 'width')).toBe(200);
    expect(readPixels('1e9', 'height')).toBe(4000);
    expect(readPixels('', 'width')).toBeNull();
    expect(readPixels('wide', 'width')).toBeNull();
  });

  it.each([
    ['0', 'width', 'Width can be 200 to 4000 pixels.'],
    ['99999', 'height', 'Height can be 120 to 4000 pixels.'],
    ['640.2', 'width', ''],
    ['', 'width', ''],
  ])('say their limits where %j is no %s', (text, side, words) => {
    expect(limitWords(text, side)).toBe(words);
  });

  it('change with the kind of figure unless somebody chose one', () => {
    expect(sizeForKind({ width: '100%', height: 400 }, true)).toEqual({
      width: '100%',
      height: 720,
    });
    expect(sizeForKind({ width: 600, height: 400 }, true)).toEqual({});
  });
});

describe('starts', () => {
  const starts = (changes, of = MOONS) =>
    Object.fromEntries(startChoices({ ...usualDefinition(), ...changes }, of));

  it('are four for training', () => {
    expect(Object.keys(starts({}))).toEqual(['usual', 'play', 'wait', 'step']);
    expect(starts({}).usual).toBe('Finished, standing still');
    expect(Object.keys(starts({ isWhole: true }))).toEqual(['usual', 'wait', 'step']);
  });

  it('run a study, in the views or on the stage', () => {
    expect(starts({ show: ['sweep'] })).toEqual({
      usual: 'The study waits for a click',
      play: 'The study runs',
    });
    const onStage = experiment('v=1&stage=sweep&run=adam');
    expect(starts({}, onStage).play).toBe('Playing, and the study runs');
  });

  it('are none without a run', () => {
    expect(Object.keys(starts({}, experiment('v=1')))).toEqual(['usual']);
  });
});
