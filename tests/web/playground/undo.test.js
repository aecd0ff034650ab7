// Undo brings back exactly the link before, after every kind of edit, and redo the one after.

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeTable } from '../../../web/src/config/table.js';
import { strategies as workers } from '../../../web/src/engine/page/start-worker.js';
import { EditHistory, MOST_STEPS } from '../../../web/src/playground/edit-history.js';
import { Editor } from '../../../web/src/playground/editor.js';
import { Playground } from '../../../web/src/playground/playground.js';

const file = new URL('../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));

const OTHER = 'v=1&problem=surface&surface=himmelblau&run=sgd,lr=0.005';
const START =
  'v=1&data=moons&noise=0.1&run=adam,lr=0.01,schedule=cosine,with=clip-norm,batch=16,label=First' +
  '&run=sgd,lr=0.5,warmup=50&run=momentum,lr=0.05&fp=0123456789abcdef';

const ROWS = [
  [0, 0],
  [1, 0.5],
  [0.25, 1],
  [0.5, 0.75],
];
const table = (targets) =>
  encodeTable({ featureNames: ['x', 'y'], classNames: ['a', 'b'], inputs: ROWS, targets });

let playground, editor, history, time, selected;

function open(link) {
  time = 0;
  selected = 0;
  playground = new Playground({ catalog, link });
  editor = new Editor(playground);
  expect(playground.notices).toEqual([]);
  const selection = { read: () => selected, write: (index) => (selected = index) };
  history = new EditHistory(playground, selection, () => time);
}

beforeEach(() => open(START));

const set = (key, value) => () => editor.setSetting(key, value);
const editRun = (index, change) => () => editor.editRun(index, change);

/** @type {Record<string, () => unknown>} */
const EDITS = {
  'a number of a setting': set('noise', 0.3),
  'a number back to its default': set('noise', 0),
  'the data set': set('data', 'circle'),
  'a parameter of the data set': set('data.gap', 0.2),
  'the kind of problem': set('problem', 'surface'),
  'the surface': () => {
    set('problem', 'surface')();
    history.release();
    set('surface', 'himmelblau')();
  },
  'the shape of the network': set('hidden', [8, 8, 8]),
  'the activation': set('activation', 'relu'),
  'the inputs': set('features', ['x1', 'x1sq']),
  'the batch': set('batch', 0),
  'the steps': set('steps', 500),
  'a seed': set('batch.seed', 7),
  'the views of the curves': set('charts', ['loss']),
  'the scale of an axis': set('y', 'linear'),
  'the x axis': set('x', 'epoch'),
  'the speed': set('speed', 50),
  'a setting of a study': set('race.points', 5),
  'a run added': () => editor.addRun(),
  'a run with settings of its own added': () => editor.appendRun(playground.config.runs[1]),
  'a run duplicated': () => editor.duplicateRun(0),
  'a run removed': () => editor.removeRun(1),
  'runs moved': () => editor.edit(({ runs }) => runs.reverse()),
  'a run renamed': editRun(0, (run) => (run.label = 'Second')),
  'a run shown alone': () => editor.soloRun(1),
  'a run hidden': editRun(2, (run) => (run.visible = false)),
  'the colour of a run': editRun(1, (run) => (run.color = 6)),
  'the optimizer of a run': () => editor.setOptimizer(0, 'lion'),
  'the rate of a run': editRun(0, ({ params }) => (params.lr = 0.02)),
  'a parameter of an optimizer': editRun(0, ({ params }) => (params.beta1 = 0.5)),
  'the schedule of a run': editRun(1, (run) => (run.schedule = 'step')),
  'a parameter of a schedule': editRun(0, (run) => (run.scheduleParams.eta_min = 0.001)),
  'the warm-up': editRun(1, (run) => (run.warmup = 100)),
  'the kind of warm-up': editRun(1, (run) => (run.warmupKind = 'exponential')),
  'a wrapper added': editRun(1, ({ wrappers }) => wrappers.push({ id: 'lookahead', params: {} })),
  'a wrapper removed': editRun(0, ({ wrappers }) => wrappers.pop()),
  'a parameter of a wrapper': editRun(0, ({ wrappers }) => (wrappers[0].params.max_norm = 3)),
  'a setting of one run': editRun(2, ({ overrides }) => (overrides.norm = 'batch')),
  'a setting of one run dropped': editRun(0, ({ overrides }) => delete overrides.batch),
  'an own rule': () => editor.setOptimizer(1, 'custom'),
  'the text of an own rule': () => {
    editor.setOptimizer(1, 'custom');
    history.release();
    editRun(1, ({ params }) => (params.rule = 'w = w - lr*sign(g)'))();
  },
  'own data': async () => editor.setOwnTable((await table([0, 1, 0, 1])).text),
  'points drawn into own data': async () => {
    editor.setOwnTable((await table([0, 1, 0, 1])).text);
    history.release();
    editor.setOwnTable((await table([1, 1, 0, 0])).text);
  },
  'another experiment opened': () => playground.open(OTHER),
};

describe('undo and redo', () => {
  for (const [name, edit] of Object.entries(EDITS)) {
    it(`of ${name}`, async () => {
      const links = [playground.link];
      playground.addEventListener('change', () => {
        if (playground.link !== links.at(-1)) links.push(playground.link);
      });
      await edit();
      expect(links.length).toBeGreaterThan(1);
      const [before, after] = links.slice(-2);
      history.undo();
      expect(playground.link).toBe(before);
      history.redo();
      expect(playground.link).toBe(after);
      while (history.canUndo) history.undo();
      expect(playground.link).toBe(START);
    });
  }
});

describe('a step of undoing', () => {
  const undone = () => {
    history.undo();
    return playground.value('noise');
  };

  it('is all that happens while a hand holds a control', () => {
    history.hold();
    for (const noise of [0.2, 0.3, 0.4]) {
      time += 5000;
      set('noise', noise)();
    }
    history.release();
    expect(undone()).toBe(0.1);
    expect(history.canUndo).toBe(false);
  });

  it('ends when the hand lets go', () => {
    for (const noise of [0.2, 0.3]) {
      history.hold();
      set('noise', noise)();
      history.release();
    }
    expect(undone()).toBe(0.2);
    expect(undone()).toBe(0.1);
  });

  it('is a row of keys that change the same place, as long as they follow each other', () => {
    for (const [pause, noise] of [
      [0, 0.2],
      [900, 0.3],
      [900, 0.4],
      [1100, 0.5],
    ]) {
      time += pause;
      set('noise', noise)();
    }
    expect(undone()).toBe(0.4);
    expect(undone()).toBe(0.1);
  });

  it('is one place only, if no hand says otherwise', () => {
    set('noise', 0.2)();
    set('samples', 300)();
    history.undo();
    expect(playground.value('samples')).toBe(500);
    expect(undone()).toBe(0.1);
  });

  it('is none where a hand ends where it began', () => {
    history.hold();
    for (const noise of [0.2, 0.1]) set('noise', noise)();
    history.release();
    expect(history.canUndo).toBe(true);
    // The link named a fingerprint before, and cannot any more.
    expect(playground.link).not.toBe(START);
    history.hold();
    for (const noise of [0.2, 0.1]) set('noise', noise)();
    history.release();
    history.undo();
    expect(playground.link).toBe(START);
  });

  it('is every experiment that is opened, however soon after another', () => {
    for (const link of [OTHER, START, OTHER]) playground.open(link);
    history.undo();
    expect(playground.link).toBe(START);
    history.undo();
    expect(playground.link).toBe(OTHER);
  });

  it('is one, whatever is said meanwhile', () => {
    history.hold();
    set('noise', 0.2)();
    playground.notify({ key: 'any', message: 'word' });
    set('noise', 0.3)();
    history.release();
    expect(undone()).toBe(0.1);
  });

  it('is no look at another picture, which stays when others are taken back', () => {
    set('noise', 0.2)();
    history.release();
    set('stage', 'network')();
    expect(playground.link).toContain('stage=network');
    history.undo();
    expect(playground.link.replace('&stage=network', '')).toBe(START);
    expect([history.canUndo, history.canRedo]).toEqual([false, true]);
    set('stage', 'confusion')();
    history.redo();
    expect([playground.value('noise'), playground.value('stage')]).toEqual([0.2, 'confusion']);
    playground.open(OTHER);
    set('stage', 'auto')();
    history.undo();
    expect(playground.value('stage')).toBe('confusion');
  });

  it('cannot be made again after another edit', () => {
    set('noise', 0.2)();
    history.undo();
    expect(history.canRedo).toBe(true);
    set('noise', 0.3)();
    expect(history.canRedo).toBe(false);
  });

  it('is one of the last two hundred', () => {
    for (let samples = 100; samples < 350; samples++) {
      set('samples', samples)();
      time += 2000;
    }
    let count = 0;
    for (; history.canUndo; count++) history.undo();
    expect(count).toBe(MOST_STEPS);
    expect(playground.value('samples')).toBe(349 - MOST_STEPS);
  });
});

describe('undo', () => {
  const strategies = workers.filter(({ isParallel }) => !isParallel);
  const until = (condition) =>
    new Promise((resolve) => {
      playground.addEventListener('frame', function listen() {
        if (!condition(playground.frame)) return;
        playground.removeEventListener('frame', listen);
        resolve();
      });
    });
  const isAt = (step) => () =>
    playground.frame.runs.length === playground.config.runs.length &&
    playground.frame.runs.every(({ state }) => state.step === step);
  const trainedTo = async (step) => {
    playground.step(step);
    await until(isAt(step));
  };
  const handles = () => playground.frame.runs.map(({ key }) => key);

  beforeEach(() => playground.train({ pool: { size: 1, strategies } }));
  afterEach(() => playground.dispose());

  it('trains again only what it changes', async () => {
    await trainedTo(20);
    const before = handles();
    editRun(1, ({ params }) => (params.lr = 0.25))();
    await until(isAt(20));
    history.undo();
    await until(isAt(20));
    expect([handles()[0], handles()[2]]).toEqual([before[0], before[2]]);
    expect(handles()[1]).not.toBe(before[1]);
  });

  it('of a name or a view trains nothing again', async () => {
    await trainedTo(20);
    const before = handles();
    editRun(1, (run) => (run.label = 'Other'))();
    history.undo();
    set('y', 'linear')();
    history.undo();
    await until(isAt(20));
    expect(handles()).toEqual(before);
  });

  it('of other data comes back to the step that was shown', async () => {
    await trainedTo(20);
    set('data', 'circle')();
    await until(isAt(0));
    history.undo();
    await until(isAt(20));
    expect(playground.frame.playing).toBe(false);
  });

  it('selects the run again that was removed', () => {
    selected = 2;
    editor.removeRun(2);
    selected = 1;
    history.undo();
    expect(selected).toBe(2);
  });
});
