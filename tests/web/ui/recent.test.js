// The last experiments and the last step, in storage that may be full, refused or hostile.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeTable, keepTable } from '../../../web/src/config/table.js';
import { learnTable } from '../../../web/src/config/known-tables.js';
import { Editor } from '../../../web/src/playground/editor.js';
import { RecentKeeper } from '../../../web/src/ui/model/keep-recent.js';
import { MOST_RECENT, readRecent, writeRecent } from '../../../web/src/ui/model/recent.js';
import { readSession, restoreTable, writeSession } from '../../../web/src/ui/model/session.js';
import { Store } from '../../../web/src/ui/model/store.js';
import { catalog } from '../catalog/catalog.js';

const KEY = 'recent-experiments';
const MOONS = 'v=1&data=moons&run=adam,lr=0.01&run=sgd,lr=0.5';
const VALLEY = 'v=1&problem=surface&run=sgd,lr=0.002';

class FakeStorage {
  texts = new Map();
  getItem(key) {
    return this.texts.get(key) ?? null;
  }
  setItem(key, text) {
    this.texts.set(key, text);
  }
}
const refusing = {
  getItem() {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem() {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

let storage, store, keeper, time;
const links = () => readRecent(storage).map(({ link }) => link);

function openPage(link, given = storage) {
  const address = {
    text: link,
    read: () => address.text,
    write: (text) => (address.text = text),
  };
  store = new Store({ catalog, flags: {}, firstVisit: VALLEY, address });
  store.editor = new Editor(store.playground);
  keeper = new RecentKeeper(store, given, () => ++time);
}
const train = (step) => store.playground.receive({ playing: true, step, steps: 99, runs: [] });
const change = (noise) => store.setSetting('noise', noise);

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
  time = 1000;
});
afterEach(() => {
  keeper?.dispose();
  vi.useRealTimers();
});

describe('an experiment is remembered', () => {
  it('when it was trained, in words', () => {
    openPage(MOONS);
    vi.advanceTimersByTime(5000);
    expect(links()).toEqual([]);
    train(3);
    vi.advanceTimersByTime(5000);
    expect(readRecent(storage)).toEqual([{ link: MOONS, words: 'Moons: Adam, SGD', time: 1001 }]);
  });

  it('by its title, if it has one', () => {
    openPage(`${MOONS}&title=Two+rates`);
    train(3);
    keeper.flush();
    expect(readRecent(storage)[0].words).toBe('Two rates');
  });

  it('not while it is the one that everybody sees first, until it is edited', () => {
    openPage('');
    train(3);
    keeper.flush();
    expect(links()).toEqual([]);
    store.setSetting('surface', 'saddle');
    keeper.flush();
    expect(links()).toEqual([store.link]);
  });

  it('once, however often it is edited', () => {
    openPage(MOONS);
    for (const noise of [0.1, 0.2, 0.3]) {
      change(noise);
      vi.advanceTimersByTime(5000);
    }
    expect(links()).toEqual([store.link]);
    openPage(store.link);
    change(0.4);
    keeper.flush();
    expect(links()).toEqual([store.link]);
  });

  it('before another one takes its place, and for itself', () => {
    openPage(MOONS);
    change(0.1);
    const first = store.link;
    store.open(VALLEY);
    train(5);
    keeper.flush();
    expect(links()).toEqual([VALLEY, first]);
  });

  it('among the last ten', () => {
    for (let steps = 1; steps <= 15; steps++) {
      writeRecent(storage, { link: `v=1&steps=${steps}`, words: 'some', time: steps });
    }
    expect(links()).toHaveLength(MOST_RECENT);
    expect(links()[0]).toBe('v=1&steps=15');
  });

  it('not if its table is gone with the page', () => {
    openPage(`v=1&data=own&table=kept-0123456789abcdef&run=sgd`);
    train(3);
    keeper.flush();
    expect(links()).toEqual([]);
  });
});

describe('storage', () => {
  it('may be refused', () => {
    for (const none of [refusing, null]) {
      openPage(MOONS, none);
      change(0.1);
      expect(() => keeper.flush()).not.toThrow();
      expect(readRecent(none)).toEqual([]);
      expect(() => writeSession(store, none)).not.toThrow();
      expect(readSession(MOONS, none)).toBe(null);
    }
  });

  it.each([
    'no JSON',
    'null',
    '{"length":3}',
    '[null, 3, "v=1", [], {}]',
    '[{"link":"javascript:alert(1)","words":"a","time":1}]',
    '[{"link":"v=1","words":{"toString":1},"time":1}]',
    '[{"link":"v=1","words":"a","time":"now"}]',
    JSON.stringify([{ link: `v=1&${'a'.repeat(9000)}`, words: 'a', time: 1 }]),
  ])('may hold anything: %.40s', (text) => {
    storage.setItem(KEY, text);
    expect(readRecent(storage)).toEqual([]);
  });

  it('holds no more than is shown', () => {
    const many = Array.from({ length: 99 }, (_, i) => ({
      link: `v=1&steps=${i + 1}`,
      words: 'a'.repeat(999),
      time: 1,
    }));
    storage.setItem(KEY, JSON.stringify(many));
    expect(readRecent(storage)).toHaveLength(MOST_RECENT);
    expect(readRecent(storage)[0].words).toHaveLength(160);
  });
});

describe('a page that was left', () => {
  const frame = { step: 40, playing: true };

  it('is found again at its step, by the same experiment only', () => {
    openPage(MOONS);
    writeSession({ link: MOONS, config: store.config, frame }, storage);
    expect(readSession(MOONS, storage)).toEqual({ step: 40, playing: true });
    expect(readSession(VALLEY, storage)).toBe(null);
  });

  it.each(['no JSON', '3', '{"link":"v=1","step":"9"}', '{"link":"v=1","step":-1}'])(
    'may have left anything: %s',
    (text) => {
      storage.setItem('left-off', text);
      expect(readSession('v=1', storage)).toBe(null);
      expect(() => restoreTable(storage)).not.toThrow();
    },
  );

  it('has its table again, even one that is too large for a link', async () => {
    const table = { featureNames: ['x'], classNames: [], inputs: [[1], [2]], targets: [3, 4] };
    const { text } = keepTable(table);
    learnTable(text, table);
    writeSession({ link: 'v=1', config: { table: text }, frame }, storage);
    // As a page that has just been loaded: it knows no table.
    vi.resetModules();
    const anew = await import('../../../web/src/config/table.js');
    const session = await import('../../../web/src/ui/model/session.js');
    expect((await anew.decodeTable(text)).table).toBeUndefined();
    session.restoreTable(storage);
    expect((await anew.decodeTable(text)).table).toEqual(table);
    expect((await decodeTable(text)).table).toEqual(table);
  });
});
