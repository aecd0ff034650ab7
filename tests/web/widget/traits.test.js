// What a notebook sees of the embed in its widget, and what it can change.

import { beforeEach, describe, expect, it } from 'vitest';
import { Traits } from '../../../web/src/widget/traits.js';

// A model as notebooks have it; `saved` is what the kernel hears.
class FakeModel {
  values = { config: '', step: 0 };
  saved = {};
  #waiting = {};
  #listeners = [];

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    this.#waiting[name] = value;
    this.#change(name, value);
  }

  save_changes() {
    Object.assign(this.saved, this.#waiting);
    this.#waiting = {};
  }

  on(event, listener) {
    this.#listeners.push([event, listener]);
  }

  off(event, listener) {
    this.#listeners = this.#listeners.filter(([, one]) => one !== listener);
  }

  /** The kernel changes a value. */
  hear(name, value) {
    this.#change(name, value);
  }

  get listeners() {
    return this.#listeners.length;
  }

  #change(name, value) {
    if (this.values[name] === value) return;
    this.values[name] = value;
    for (const [event, listener] of this.#listeners) if (event === `change:${name}`) listener();
  }
}

const LINK = 'v=1&data=moons&run=adam,lr=0.01';
const OTHER = 'v=1&data=spiral&run=sgd,lr=0.1';

let model;
let sent;
let traits;

const embedOf = (one) => {
  const messages = [];
  return { messages, traits: new Traits(one, (message) => messages.push(message)) };
};
const say = (type, fields) =>
  traits.receive({ source: 'optimizer-playground', version: 1, type, ...fields });

beforeEach(() => {
  model = new FakeModel();
  ({ messages: sent, traits } = embedOf(model));
});

describe('the values of a widget', () => {
  it('become the experiment that the embed names', () => {
    model.values.config = 'data=moons&run=adam,lr=0.01';
    ({ messages: sent, traits } = embedOf(model));
    say('ready', { config: LINK });
    expect(model.saved).toEqual({ config: LINK });
    say('configchange', { config: OTHER });
    expect(model.saved.config).toBe(OTHER);
    expect(sent).toEqual([]);
  });

  it('follow the steps, and hold the results when training stands', () => {
    say('ready', { config: LINK });
    say('progress', { step: 20, steps: 100, playing: true, runs: [] });
    expect(model.saved.step).toBe(20);
    expect(sent).toEqual([]);
    say('progress', { step: 100, steps: 100, playing: false, runs: [] });
    expect(sent).toMatchObject([
      { source: 'optimizer-playground', version: 1, type: 'getResults' },
    ]);
    const runs = [{ name: 'Adam', fingerprint: '0123456789abcdef' }];
    say('results', { runs });
    expect(model.saved).toEqual({ config: LINK, step: 100, results: runs });
  });

  it('change the embed: its experiment, its step back and forth, its theme', () => {
    say('ready', { config: LINK });
    model.hear('config', OTHER);
    say('config', { config: OTHER });
    say('progress', { step: 50, steps: 100, playing: true, runs: [] });
    model.hear('step', 30);
    model.hear('step', 80);
    model.hear('theme', 'dark');
    expect(sent).toMatchObject([
      { type: 'setConfig', config: OTHER },
      { type: 'seek', step: 30 },
      { type: 'trainTo', step: 80 },
      { type: 'setTheme', theme: 'dark' },
    ]);
  });

  it.each([-1, 0.5, '7', null, NaN])('do not go to step %s', (step) => {
    say('ready', { config: LINK });
    model.hear('step', step);
    expect(sent).toEqual([]);
  });

  it('that change before the embed speaks are told when it does', () => {
    model.hear('config', OTHER);
    expect(sent).toEqual([]);
    say('ready', { config: LINK });
    expect(sent).toMatchObject([{ type: 'setConfig', config: OTHER }]);
  });

  it('outlive a frame that is loaded again', () => {
    say('ready', { config: LINK });
    say('configchange', { config: OTHER });
    say('ready', { config: LINK });
    expect(sent).toMatchObject([{ type: 'setConfig', config: OTHER }]);
    expect(model.saved.config).toBe(OTHER);
  });

  it.each([
    [null],
    ['text'],
    [{ type: 'ready', config: OTHER }],
    [{ source: 'optimizer-playground', version: 2, type: 'ready', config: OTHER }],
    [{ source: 'somebody', version: 1, type: 'ready', config: OTHER }],
  ])('ignore other messages: %j', (data) => {
    traits.receive(data);
    expect(model.saved).toEqual({});
  });

  it('are reported by one of two places that show the model, then by the other', () => {
    const second = embedOf(model);
    say('ready', { config: LINK });
    say('progress', { step: 20, steps: 100, playing: true, runs: [] });
    const report = (step) =>
      second.traits.receive({
        ...{ source: 'optimizer-playground', version: 1, type: 'progress' },
        ...{ step, steps: 100, playing: true, runs: [] },
      });
    report(3);
    expect(model.saved.step).toBe(20);
    expect(second.messages).toEqual([]);
    traits.dispose();
    report(5);
    expect(model.saved.step).toBe(5);
  });

  it('are let go of', () => {
    expect(model.listeners).toBeGreaterThan(0);
    traits.dispose();
    expect(model.listeners).toBe(0);
  });
});
