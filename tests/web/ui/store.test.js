// The state of the page: what edits do to the experiment, the link and the trainer.

import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { Store } from '../../../web/src/ui/model/store.js';
import { Editor } from '../../../web/src/playground/editor.js';
import { FIRST_VISIT } from '../../../web/src/playground/first-visit.js';
import { formatLink, parseLink } from '../../../web/src/config/index.js';

const file = new URL('../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));

class FakeTrainer {
  calls = [];
  configure(config) {
    this.config = config;
    this.calls.push('configure');
  }
  play() {
    this.calls.push('play');
  }
  pause() {
    this.calls.push('pause');
  }
  step(count) {
    this.calls.push(`step ${count}`);
  }
  reset() {
    this.calls.push('reset');
  }
  trainTo(step) {
    this.calls.push(`trainTo ${step}`);
  }
  setSpeed(speed) {
    this.speed = speed;
  }
  watch(wishes) {
    this.wishes = wishes;
  }
}

let address, store, trainer;

function open(link) {
  address = {
    text: link,
    pushed: 0,
    read: () => address.text,
    write(text, push) {
      address.text = text;
      if (push) address.pushed++;
    },
  };
  store = new Store({ catalog, flags: { embed: false }, firstVisit: FIRST_VISIT, address });
  store.editor = new Editor(store.playground);
  trainer = new FakeTrainer();
  store.playground.attach(trainer);
}

const finished = (index) => ({ index, status: 'finished', state: { step: 9 } });

beforeEach(() => open('v=1&run=adam,lr=0.01&run=sgd,lr=0.5'));

describe('the first visit', () => {
  it('shows a valid comparison without writing an address', () => {
    expect(parseLink(FIRST_VISIT, catalog).problems).toEqual([]);
    open('');
    expect(store.isFirstVisit).toBe(true);
    expect(store.config.runs.length).toBeGreaterThanOrEqual(2);
    expect(store.ui).toMatchObject({ selected: 0, landing: true });
    expect(address.text).toBe('');
  });
});

describe('edits', () => {
  it('write the canonical link and tell the trainer', () => {
    store.setSetting('noise', 0.25);
    expect(address.text).toBe(formatLink(store.config, catalog));
    expect(address.text).toContain('noise=0.25');
    expect(trainer.config.settings.noise).toBe(0.25);
    expect(address.pushed).toBe(0);
  });

  it('leave defaults out of the link', () => {
    store.setSetting('noise', 0.25);
    store.setSetting('noise', 0);
    expect(address.text).not.toContain('noise');
  });

  it('drop parameters of a data set that is no longer chosen', () => {
    open('v=1&data=spiral&data.turns=3&run=sgd');
    expect(store.config.settings['data.turns']).toBe(3);
    store.setSetting('data', 'circle');
    expect(store.config.settings['data.turns']).toBeUndefined();
  });

  it('do nothing when nothing changes', () => {
    const before = trainer.calls.length;
    store.setSetting('noise', store.value('noise'));
    expect(trainer.calls.length).toBe(before);
  });

  it('play again what was finished, so that the change shows', () => {
    store.playground.receive({
      playing: false,
      step: 9,
      steps: 9,
      runs: [finished(0), finished(1)],
    });
    store.setSetting('noise', 0.25);
    expect(trainer.calls.at(-1)).toBe('play');
  });

  it('leave what was paused by hand paused', () => {
    const training = { index: 0, status: 'training', state: { step: 3 } };
    store.playground.receive({ playing: false, step: 3, steps: 9, runs: [training] });
    store.setSetting('noise', 0.25);
    expect(trainer.calls).not.toContain('play');
  });
});

describe('runs', () => {
  it('are added with values that train a small network', () => {
    store.addRun();
    expect(store.config.runs).toHaveLength(3);
    const added = store.config.runs[2];
    const entry = catalog.optimizers.find(({ id }) => id === added.optimizer);
    for (const { id, start, default: usual } of entry.params) {
      if (start !== null && start !== usual) expect(added.params[id]).toEqual(start);
    }
    expect(address.pushed).toBe(0);
    expect(store.ui.selected).toBe(2);
  });

  it('keep their colours when others come and go', () => {
    store.addRun();
    store.removeRun(0);
    expect(store.config.runs.map(({ color }) => color)).toEqual([1, 2]);
    store.duplicateRun(0);
    const colors = store.config.runs.map((run, index) => run.color ?? index % 8);
    expect(new Set(colors).size).toBe(3);
  });

  it('go with a notice that offers to take that back, until the next edit', () => {
    store.setUi({ selected: 1 });
    store.removeRun(0);
    expect(store.ui.selected).toBe(0);
    expect(store.notices).toMatchObject([{ key: 'Run removed:', message: 'Adam', canUndo: true }]);
    store.setSetting('noise', 0.25);
    expect(store.notices).toEqual([]);
  });

  it('are duplicated behind the original', () => {
    store.duplicateRun(0);
    expect(store.config.runs.map(({ optimizer }) => optimizer)).toEqual(['adam', 'adam', 'sgd']);
    expect(store.config.runs[1].params).toEqual(store.config.runs[0].params);
  });

  it('are at most sixteen, and that is said', () => {
    for (let i = 0; i < 20; i++) store.addRun();
    expect(store.config.runs).toHaveLength(16);
    expect(store.notices.at(-1).message).toContain('16');
  });

  it('can be looked at alone and together again', () => {
    store.soloRun(1);
    expect(store.config.runs.map(({ visible }) => visible)).toEqual([false, true]);
    store.soloRun(1);
    expect(store.config.runs.map(({ visible }) => visible)).toEqual([true, true]);
  });

  it('start anew with another optimizer', () => {
    store.setOptimizer(0, 'sgd');
    expect(store.config.runs[0].optimizer).toBe('sgd');
    expect(store.config.runs[0].params.beta1).toBeUndefined();
  });
});

describe('the address', () => {
  it('is followed', () => {
    address.text = 'v=1&noise=0.5&run=lion';
    store.followAddress();
    expect(store.config.runs[0].optimizer).toBe('lion');
    expect(trainer.config.settings.noise).toBe(0.5);
  });

  it('may be nonsense, and that is said', () => {
    open('v=1&nonsense=3&batch=-5&run=adam');
    expect(new Set(store.notices.map(({ key }) => key))).toEqual(new Set(['nonsense', 'batch']));
    store.dismiss();
    expect(store.notices).toEqual([]);
  });
});

describe('the transport', () => {
  it('begins again after the end', () => {
    store.playground.receive({
      playing: false,
      step: 9,
      steps: 9,
      runs: [finished(0), finished(1)],
    });
    store.play();
    expect(trainer.calls.slice(-2)).toEqual(['reset', 'play']);
  });

  it('trains to a step and no further', () => {
    store.playground.receive({ playing: false, step: 3, steps: 9, runs: [] });
    store.trainTo(8);
    expect(trainer.calls.at(-1)).toBe('trainTo 8');
  });

  it('runs free at the end of the speed slider', () => {
    const { sliderMax } = catalog.settings.find(({ id }) => id === 'speed');
    store.setSetting('speed', sliderMax);
    expect(trainer.speed).toBe(Infinity);
  });
});

describe('views', () => {
  it('get what at least one of them wants', () => {
    const [first, second] = [{}, {}];
    store.want(first, { grid: { columns: 40, rows: 40 } });
    store.want(second, { grid: { columns: 80, rows: 80 }, confusion: true });
    expect(trainer.wishes.grid.columns).toBe(80);
    expect(trainer.wishes.confusion).toBe(true);
    store.want(second, null);
    expect(trainer.wishes).toEqual({
      grid: { columns: 40, rows: 40 },
      confusion: false,
      measures: [],
      network: null,
      steps: null,
      samples: 0,
      path: false,
      plane: null,
    });
  });
});
