// Which messages count: foreign and hostile ones, too many, too large.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS, LIMITS } from '../../../web/src/embed/protocol.js';
import { MOONS, message, notedPage, openEmbed } from './embed.js';

const TYPES = Object.keys(ANSWERS);

describe('a command', () => {
  it('is answered by what the protocol says, with its id', async () => {
    const { ask } = openEmbed();
    const fields = {
      trainTo: { step: 3 },
      seek: { step: 0 },
      setConfig: { config: MOONS },
      highlight: { run: 1 },
      setTheme: { theme: 'dark' },
      exportPng: { view: 'loss' },
      setData: { table: 'x,y\n1,2\n2,3\n3,5\n4,6' },
    };
    for (const type of TYPES.filter((one) => one !== 'exportCsv')) {
      const id = `id of ${type}`;
      const answers = await ask(type, { ...fields[type], id });
      expect(answers[0]).toMatchObject({ type: ANSWERS[type], id });
    }
  });

  it('without an answer of its own is answered only where it has an id', async () => {
    const { ask } = openEmbed();
    expect(await ask('play')).toEqual([]);
    expect(await ask('play', { id: 0 })).toEqual([{ type: 'done', id: 0 }]);
    expect(await ask('play', { id: '' })).toEqual([{ type: 'done', id: '' }]);
  });

  it.each([null, {}, [], NaN, Infinity, true, 'x'.repeat(101)])(
    'with the id %.20s is not carried out',
    async (id) => {
      const { ask, page } = openEmbed();
      const [error, ...others] = await ask('setTheme', { theme: 'dark', id });
      expect(error).toMatchObject({ type: 'error', key: 'id' });
      expect(error).not.toHaveProperty('id');
      expect(others).toEqual([]);
      expect(page.calls).toEqual([]);
    },
  );

  it('that comes late learns how everything stands', async () => {
    const { ask, playground } = openEmbed();
    const answers = await ask('hello', { id: 9 });
    expect(answers.map(({ type }) => type)).toEqual(['ready', 'progress']);
    const [ready, progress] = answers;
    expect(ready).toMatchObject({ config: playground.link, theme: 'light', id: 9 });
    expect(ready.flags).toMatchObject({ embed: true, show: [], theme: 'auto' });
    expect(progress).toMatchObject({ step: 0, playing: false });
  });
});

describe('a message of ours whose type is unknown', () => {
  it.each(['sett', '__proto__', 'ready', '', undefined, {}, 'x'.repeat(9999)])(
    'is answered where it has an id: %.20s',
    async (type) => {
      const { ask, inbox, sent } = openEmbed();
      const [error, ...others] = await ask(type, { id: 'a' });
      expect(error).toMatchObject({ type: 'error', id: 'a', key: 'type' });
      expect(error.message).toMatch(/is unknown\. It must be one of hello, play,/);
      expect(error.message.length).toBeLessThan(500);
      expect(others).toEqual([]);
      expect(await ask(type)).toEqual([]);
      await inbox.receive({ ...message(type, { id: 'a' }), source: 'other' });
      await inbox.receive({ ...message(type, { id: 'a' }), version: 2 });
      expect(sent).toHaveLength(1);
    },
  );
});

describe('what takes a while', () => {
  const slowPage = () => {
    const waiting = [];
    const draw = () => new Promise((resolve) => waiting.push(() => resolve({ svg: '<svg/>' })));
    return { waiting, page: notedPage({ draw }) };
  };

  it('is done one after the other', async () => {
    const { waiting, page } = slowPage();
    const { inbox, sent } = openEmbed(MOONS, { page });
    const both = [1, 2].map((id) => inbox.receive(message('getFigure', { id })));
    await expect.poll(() => waiting.length).toBe(1);
    // What is done in a moment does not wait for it.
    await inbox.receive(message('getConfig', { id: 3 }));
    expect(sent.map(({ id }) => id)).toEqual([3]);
    waiting.shift()();
    await expect.poll(() => waiting.length).toBe(1);
    expect(inbox.isBusy).toBe(true);
    waiting.shift()();
    await Promise.all(both);
    expect(sent.map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(inbox.isBusy).toBe(false);
  });

  it('is refused where too much of it waits', async () => {
    const { page } = slowPage();
    const { inbox, sent } = openEmbed(MOONS, { page });
    for (let id = 0; id <= LIMITS.waiting; id++) inbox.receive(message('getFigure', { id }));
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]).toMatchObject({ type: 'error', id: LIMITS.waiting });
    expect(sent[0].message).toMatch(/8 commands are waiting/);
  });

  it('may fail without the next one failing', async () => {
    let count = 0;
    const draw = async () => {
      count += 1;
      if (count === 1) throw new TypeError('no canvas');
      return { svg: '<svg/>' };
    };
    const { ask } = openEmbed(MOONS, { page: notedPage({ draw }) });
    expect(await ask('getFigure')).toEqual([{ type: 'error', message: 'no canvas' }]);
    expect(await ask('getFigure')).toEqual([{ type: 'figure', svg: '<svg/>' }]);
  });
});

describe('too many messages', () => {
  it('are left out, and one answer in a second says so', async () => {
    let time = 0;
    const { inbox, sent } = openEmbed(MOONS, { now: () => time });
    const flood = async (count) => {
      for (let i = 0; i < count; i++) await inbox.receive(message('getResults'));
      return sent.splice(0).map(({ type }) => type);
    };
    const first = await flood(10_000);
    expect(first.filter((type) => type === 'results')).toHaveLength(LIMITS.burst);
    expect(first.filter((type) => type === 'error')).toHaveLength(1);
    time = 500;
    const second = await flood(10_000);
    expect(second).toEqual(Array.from({ length: LIMITS.rate / 2 }, () => 'results'));
    time = 1000;
    const third = await flood(10_000);
    expect(third.filter((type) => type === 'error')).toHaveLength(1);
  });
});

// ---- Hostile messages ----

const whole = [
  0,
  -1,
  1.5,
  NaN,
  Infinity,
  -Infinity,
  1e9,
  '3',
  null,
  [],
  {},
  true,
  10n,
  new Date(0),
];
const isNotNull = (value) => value !== null;
const noStep = fc.constantFrom(...whole.filter((value) => value !== 0), undefined);
const noText = fc.oneof(
  fc.constantFrom(undefined, null, 0, 3, '', [], {}, true, NaN, 5n, ['v=1&run=sgd']),
  fc.anything({ maxDepth: 2 }).filter((value) => typeof value !== 'string'),
);
const noLink = fc.oneof(
  noText,
  fc.string(),
  fc.constantFrom(
    ...['javascript:alert(1)', 'v=1&run=<script>', 'v=2', '__proto__=1&v=1', 'constructor&v=1'],
    ...['run=__proto__', 'v=1&run=toString', 'v=1&data=constructor&run=sgd', 'v=1&table=AAAA!'],
    ...['v=1&run=sgd,lr=1e999', 'v=1&hidden=99999&run=sgd', `v=1&note=${'x'.repeat(7000)}&run=sgd`],
    'x'.repeat(8001),
  ),
  fc.string().map((text) => `v=1&${text}=1&run=sgd,lr=0.1,${text}`),
);
// Valid texts, with something beside them that is not.
const badFigures = [
  ...[
    { width: 0 },
    { width: '9' },
    { height: 1e9 },
    { scale: -1 },
    { scale: {} },
    { format: 'gif' },
  ],
  ...[{ format: {} }, { theme: 'x' }, { theme: [] }, { show: [] }, { show: [{}] }, { show: 7 }],
  ...[{ show: 'a'.repeat(5000) }, { show: Array.from({ length: 999 }, () => 'loss') }],
];
const badId = fc.constantFrom(null, {}, [], NaN, Infinity, true, 'x'.repeat(101), 3n, new Map());
const fieldsOf = {
  step: fc.record({ count: fc.constantFrom(...whole) }),
  trainTo: fc.record({ step: noStep }),
  seek: fc.record({ step: noStep }),
  setConfig: fc.record({ config: noLink }),
  highlight: fc.record({ run: fc.constantFrom(...whole.filter(isNotNull), undefined, 3, 99) }),
  setTheme: fc.record({ theme: fc.oneof(noText, fc.string()) }),
  getFigure: fc.constantFrom(...badFigures),
  exportPng: fc.record({ view: fc.oneof(noText, fc.string({ minLength: 61 })) }),
  setData: fc.oneof(
    fc.record({ table: noText }),
    fc.record({ table: fc.string(), target: fc.string() }),
    fc.record({
      table: fc.constant('x,y\n1,2\n2,3\n3,4\n4,5'),
      target: fc.constantFrom(3, '', 'z'),
    }),
  ),
};
const hostile = fc.oneof(
  fc.anything(),
  // Ours but for one thing.
  fc.constantFrom(...TYPES).map((type) => message(type, { source: 'other' })),
  fc.constantFrom(...TYPES).map((type) => message(type, { version: '1' })),
  fc.constantFrom(...TYPES).map((type) => message(type, { version: 2 })),
  fc
    .oneof(
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Play', 'ready'),
      fc.string().filter((type) => !TYPES.includes(type)),
      noText,
    )
    .map((type) => message(type)),
  // Everything would be right without the id.
  fc.tuple(fc.constantFrom(...TYPES), badId).map(([type, id]) => message(type, { id, step: 5 })),
  ...Object.entries(fieldsOf).map(([type, fields]) =>
    fc.tuple(fields, fc.option(fc.string({ maxLength: 100 }), { nil: undefined })).map(
      // Own properties named like inherited ones, as JSON can make them.
      ([bad, id]) => ({ ...JSON.parse('{"__proto__":{"x":1}}'), ...message(type, { ...bad, id }) }),
    ),
  ),
);

describe('10,000 hostile messages', () => {
  it('throw nothing, change nothing, and are answered briefly or not at all', async () => {
    let time = 0;
    // None is left out because there are many.
    const { inbox, playground, page, sent } = openEmbed(MOONS, { now: () => (time += 10) });
    const events = [];
    for (const type of ['change', 'edit', 'frame']) {
      playground.addEventListener(type, () => events.push(type));
    }
    const told = { answers: 0, longest: 0 };
    await fc.assert(
      fc.asyncProperty(hostile, async (data) => {
        await inbox.receive(data);
        for (const answer of sent.splice(0)) {
          expect(answer.type).toBe('error');
          told.answers += 1;
          told.longest = Math.max(told.longest, JSON.stringify(answer).length);
        }
      }),
      { numRuns: 10_000 },
    );
    expect(events).toEqual([]);
    expect(playground.link).toBe(MOONS);
    expect(playground.notices).toEqual([]);
    expect(page.calls).toEqual([]);
    expect(told.answers).toBeGreaterThan(4000);
    expect(told.longest).toBeLessThan(25_000);
  }, 60_000);
});
