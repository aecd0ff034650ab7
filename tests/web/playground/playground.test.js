// Playgrounds without a page: any number of them train side by side, and none knows of the others.

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';
import { formatLink } from '../../../web/src/config/link.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { strategies } from '../../../web/src/engine/page/start-worker.js';
import { Arrival } from '../../../web/src/playground/arrival.js';
import { Editor } from '../../../web/src/playground/editor.js';
import { Playground, isOver } from '../../../web/src/playground/playground.js';

const file = new URL('../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const engine = await loadEngine();

// What Node has: the engine on this thread, behind the channel of a worker.
const local = { pool: { size: 1, strategies: strategies.filter(({ isParallel }) => !isParallel) } };

/** @type {Playground[]} */
const open = [];
afterEach(() => open.splice(0).forEach((playground) => playground.dispose()));

function create(link) {
  const playground = Playground.create({ catalog, link, trainer: local });
  open.push(playground);
  return playground;
}

function until(playground, condition) {
  return new Promise((resolve) => {
    playground.addEventListener('frame', function listen() {
      if (!condition(playground.frame)) return;
      playground.removeEventListener('frame', listen);
      resolve(playground.frame);
    });
  });
}

const everyRunIsOver = ({ runs }) =>
  runs.length > 0 && runs.every(({ status, fingerprint }) => isOver(status) && fingerprint);

// What the package gives for the same link.
function fingerprintOf(link) {
  const { config } = engine.parseLink(link);
  const prints = config.runs.map((_, index) => {
    const run = engine.createRun(config, index);
    run.advance(1e9);
    const print = run.fingerprint();
    run.delete();
    return print;
  });
  return combinedFingerprint(prints);
}

const MOONS = 'v=1&data=moons&steps=300&run=adam,lr=0.01&run=sgd,lr=0.1';
const VALLEY = 'v=1&problem=surface&surface=rosenbrock&steps=10000000&run=momentum,lr=0.0005';

describe('training whose way is not shown', () => {
  const steps = [];
  const arriving = (link, target, options) => {
    const playground = create(link);
    steps.length = 0;
    playground.addEventListener('frame', () => steps.push(playground.frame.step));
    playground.arrive(new Arrival(target, options));
    return playground;
  };

  it('shows what comes out, which is what the link gives', async () => {
    const playground = arriving(MOONS, 1e9, { stopsEarly: true });
    const { runs } = await until(playground, everyRunIsOver);
    expect(new Set(steps)).toEqual(new Set([300]));
    const prints = runs.map(({ fingerprint }) => fingerprint);
    expect(combinedFingerprint(prints)).toBe(fingerprintOf(MOONS));
  });

  it('stops at the step that was asked for', async () => {
    const playground = arriving(MOONS, 120);
    await until(playground, ({ step, playing }) => step === 120 && !playing);
    expect(new Set(steps)).toEqual(new Set([120]));
  });

  it('is shown once somebody takes over', async () => {
    const playground = arriving(VALLEY, 1e9, { stopsEarly: true });
    playground.play();
    await until(playground, ({ step, playing }) => step > 0 && step < 1e7 && playing);
  });
});

describe('two playgrounds', () => {
  it('train side by side, and one goes on to its fingerprint when the other is disposed', async () => {
    const [moons, valley] = [create(MOONS), create(VALLEY)];
    const valleyMoves = until(valley, ({ step }) => step > 0);
    const moonsEnd = until(moons, everyRunIsOver);
    moons.play();
    valley.play();
    await valleyMoves;
    valley.dispose();
    const { step } = valley.frame;
    const { runs } = await moonsEnd;
    expect(combinedFingerprint(runs.map(({ fingerprint }) => fingerprint))).toBe(
      fingerprintOf(MOONS),
    );
    expect(valley.frame.step).toBe(step);
  });

  it('have their own notices and edits', () => {
    const [one, other] = [
      new Playground({ catalog, link: 'v=1&nonsense=3&run=sgd' }),
      new Playground({ catalog, link: 'v=1&run=sgd' }),
    ];
    expect(one.notices.map(({ key }) => key)).toEqual(['nonsense']);
    expect(other.notices).toEqual([]);
    new Editor(one).setSetting('noise', 0.25);
    expect(one.value('noise')).toBe(0.25);
    expect(other.value('noise')).toBe(0);
  });
});

describe('a playground', () => {
  it('knows that a frame tells of the experiment before until the next one comes', async () => {
    const playground = create(MOONS);
    const { runs } = await until(playground, ({ runs: all }) => all[0]?.points);
    expect(runs[0].points.inputs.length).toBeGreaterThan(0);
    const kinds = [];
    playground.addEventListener('change', () => kinds.push(playground.isFrameOld));
    playground.open(VALLEY);
    expect(kinds).toEqual([true]);
    expect(playground.frame.runs).toBe(runs);
    await until(playground, () => true);
    expect(playground.isFrameOld).toBe(false);
    expect(playground.frame.runs.every(({ points }) => !points)).toBe(true);
  });

  it('is made of a configuration as well as of a link', () => {
    const { config } = engine.parseLink(MOONS);
    expect(new Playground({ catalog, config }).link).toBe(formatLink(config, catalog));
  });

  it('tells its edits with the new link, and which of them Back leads to', () => {
    const playground = new Playground({ catalog, link: MOONS });
    const editor = new Editor(playground);
    const told = [];
    playground.addEventListener('edit', ({ detail }) => told.push(detail));
    editor.setSetting('noise', 0.1);
    editor.setSetting('noise', 0.1);
    editor.removeRun(0);
    editor.setSetting('data', 'circle');
    editor.setSetting('problem', 'surface');
    editor.setSetting('surface', 'saddle');
    expect(told.map(({ isStep }) => isStep)).toEqual([false, false, true, true, true]);
    expect(told.at(-1).link).toBe(playground.link);
  });

  it('forgets the fingerprint of a link once the experiment is another one', () => {
    const playground = new Playground({ catalog, link: `${MOONS}&fp=0123456789abcdef` });
    const editor = new Editor(playground);
    editor.setSetting('noise', 0.1);
    expect(playground.config.fingerprint).toBeUndefined();
  });

  it('is called something without a change of what is trained', () => {
    const playground = new Playground({ catalog, link: `${MOONS}&fp=0123456789abcdef` });
    const editor = new Editor(playground);
    editor.describe({ title: 'Two rules', note: '<b>' });
    expect(playground.link).toBe(
      MOONS.replace('v=1', 'v=1&title=Two+rules&note=%3Cb%3E') + '&fp=0123456789abcdef',
    );
    editor.describe({ title: '' });
    expect(playground.config).not.toHaveProperty('title');
    const long = 'x'.repeat(130);
    editor.describe({ title: long });
    expect(playground.config.title).toHaveLength(120);
    expect(playground.notices.map(({ key, message }) => `${key} ${message}`)).toEqual([
      'Title can have at most 120 characters; the rest is left out',
    ]);
    editor.describe({ title: 'Two rules' });
    expect(playground.notices).toEqual([]);
  });

  it('opens another experiment in its place', () => {
    const playground = new Playground({ catalog, link: 'v=1&nonsense=3&run=sgd' });
    playground.open(VALLEY);
    expect(playground.notices).toEqual([]);
    expect(playground.value('problem')).toBe('surface');
  });

  it('computes what at least one view wants', async () => {
    const playground = create(VALLEY);
    playground.want({}, { path: true });
    const { runs } = await until(playground, (frame) => frame.runs[0]?.path);
    expect(runs[0].path.step).toHaveLength(1);
  });
});
