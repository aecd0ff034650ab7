// Many figures on one page, without a page.

import { describe, expect, it } from 'vitest';
import { Coordinator, sharedCoordinator } from '../../../web/src/element/coordinator.js';

/** A figure that notes what it is told, and reports what it does. */
class FakeFigure {
  told = [];

  constructor(name, { distance = 0, isInView = true, isTogether = false } = {}) {
    Object.assign(this, { name, away: distance, inView: isInView, together: isTogether });
  }

  distance = () => this.away;
  isInView = () => this.inView;
  isTogether = () => this.together;
  go = () => this.told.push('go');
  play = () => this.told.push('play');
  pause = () => this.told.push('pause');
}

const playing = { isPlaying: true, isOver: false, beganItself: false };
const paused = { isPlaying: false, isOver: false, beganItself: false };
const finished = { isPlaying: false, isOver: true, beganItself: false };

function page(...figures) {
  const due = [];
  const coordinator = new Coordinator({ whenIdle: (work) => due.push(work) });
  return { coordinator, figures, due };
}

const toldTo = (figures) => figures.map(({ told }) => told.join(' '));

describe('figures that load', () => {
  it('come one after the other, those nearest to the reader first', () => {
    const far = new FakeFigure('far', { distance: 900 });
    const near = new FakeFigure('near', { distance: 10 });
    const middle = new FakeFigure('middle', { distance: 300 });
    const { coordinator } = page();
    for (const figure of [far, near, middle]) coordinator.wish(figure);
    // The first one was alone when it asked.
    expect(toldTo([far, near, middle])).toEqual(['go', '', '']);
    coordinator.arrived(far);
    expect(toldTo([near, middle])).toEqual(['go', '']);
    // The reader has scrolled meanwhile, and a third one asks.
    const here = new FakeFigure('here', { distance: 0 });
    coordinator.wish(here);
    coordinator.arrived(near);
    expect(toldTo([middle, here])).toEqual(['', 'go']);
    coordinator.arrived(here);
    expect(toldTo([middle])).toEqual(['go']);
  });

  it('load once, however often they ask', () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two')];
    const { coordinator } = page();
    for (const figure of [one, one, two, two, one]) coordinator.wish(figure);
    coordinator.arrived(one);
    coordinator.arrived(one);
    expect(toldTo([one, two])).toEqual(['go', 'go']);
  });

  it('leave their turn to others when they go', () => {
    const [one, two, three] = [1, 2, 3].map((name) => new FakeFigure(name));
    const { coordinator } = page();
    for (const figure of [one, two, three]) coordinator.wish(figure);
    coordinator.forget(two);
    coordinator.forget(one);
    expect(toldTo([one, two, three])).toEqual(['go', '', 'go']);
  });

  it('that are in view do not wait for those that load in advance', () => {
    const ahead = new FakeFigure('ahead', { distance: 1000, isInView: false });
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two', { distance: 5 })];
    const other = new FakeFigure('other', { distance: 1200, isInView: false });
    const { coordinator } = page();
    for (const figure of [ahead, other, one, two]) coordinator.wish(figure);
    expect(toldTo([ahead, other, one, two])).toEqual(['go', '', 'go', '']);
    coordinator.arrived(ahead);
    expect(toldTo([other, two])).toEqual(['', '']);
    coordinator.arrived(one);
    expect(toldTo([other, two])).toEqual(['', 'go']);
    // The reader comes to one that waits.
    coordinator.arrived(two);
    coordinator.wish(two);
    expect(toldTo([other])).toEqual(['go']);
  });

  it('come two at a time where there are cores', () => {
    const figures = [1, 2, 3].map((name) => new FakeFigure(name));
    const coordinator = new Coordinator({ atOnce: 2 });
    for (const figure of figures) coordinator.wish(figure);
    expect(toldTo(figures)).toEqual(['go', 'go', '']);
  });
});

describe('figures that play', () => {
  it('take the place of the one before, which goes on when they are over', () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two')];
    const { coordinator } = page();
    coordinator.report(one, playing);
    coordinator.report(two, playing);
    expect(toldTo([one, two])).toEqual(['pause', '']);
    // Messages are on their way: nothing is said twice, and nobody is stopped by them.
    coordinator.report(one, playing);
    coordinator.report(one, paused);
    coordinator.report(two, playing);
    expect(toldTo([one, two])).toEqual(['pause', '']);
    coordinator.report(two, finished);
    expect(toldTo([one, two])).toEqual(['pause play', '']);
  });

  it('wait for each other where they began by themselves', () => {
    const [one, two, three] = [1, 2, 3].map((name) => new FakeFigure(name));
    const { coordinator } = page();
    for (const figure of [one, two, three]) {
      coordinator.report(figure, { ...playing, beganItself: true });
    }
    expect(toldTo([one, two, three])).toEqual(['', 'pause', 'pause']);
    coordinator.report(two, paused);
    coordinator.report(three, paused);
    coordinator.report(one, finished);
    expect(toldTo([one, two, three])).toEqual(['', 'pause play', 'pause']);
    coordinator.report(two, playing);
    coordinator.report(two, finished);
    expect(toldTo([three])).toEqual(['pause play']);
  });

  it('stay still when the reader stops the one that plays', () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two')];
    const { coordinator } = page();
    coordinator.report(one, playing);
    coordinator.report(two, playing);
    coordinator.report(one, paused);
    coordinator.report(two, paused);
    expect(toldTo([one, two])).toEqual(['pause', '']);
    coordinator.report(two, playing);
    coordinator.report(two, finished);
    expect(toldTo([one, two])).toEqual(['pause', '']);
  });

  it('give way when they leave the view, to one that is in view', () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two')];
    const { coordinator } = page();
    coordinator.report(one, playing);
    coordinator.report(two, playing);
    coordinator.report(one, paused);
    two.inView = false;
    one.inView = false;
    coordinator.report(two, paused);
    expect(toldTo([one])).toEqual(['pause']);
    one.inView = true;
    coordinator.seen(one);
    expect(toldTo([one])).toEqual(['pause play']);
    coordinator.seen(two);
    expect(toldTo([two])).toEqual(['']);
  });

  it('do not mind those that play together', () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two', { isTogether: true })];
    const { coordinator } = page();
    for (const figure of [one, two]) coordinator.report(figure, playing);
    coordinator.report(new FakeFigure('three'), playing);
    expect(toldTo([one, two])).toEqual(['pause', '']);
  });

  it('leave their turn to the next when their element goes', () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two')];
    const { coordinator } = page();
    coordinator.report(one, playing);
    coordinator.report(two, playing);
    coordinator.report(one, paused);
    coordinator.forget(two);
    expect(toldTo([one])).toEqual(['pause play']);
  });
});

describe('what has time', () => {
  it('waits until nothing loads or plays, and is done one by one', async () => {
    const [one, two] = [new FakeFigure('one'), new FakeFigure('two')];
    const { coordinator, due } = page();
    const done = [];
    coordinator.wish(one);
    coordinator.whenCalm(one, async () => done.push('old'));
    coordinator.whenCalm(one, async () => done.push('one'));
    coordinator.whenCalm(two, async () => done.push('two'));
    expect(due).toHaveLength(0);
    coordinator.arrived(one);
    expect(due).toHaveLength(1);
    // Somebody presses Play before the browser is idle.
    coordinator.report(one, playing);
    await due.shift()();
    expect(done).toEqual([]);
    coordinator.report(one, finished);
    await due.shift()();
    await due.shift()();
    expect(done).toEqual(['one', 'two']);
    expect(due).toHaveLength(0);
  });

  it('goes on after something that fails, and forgets what is gone', async () => {
    const figures = [1, 2, 3].map((name) => new FakeFigure(name));
    const { coordinator, due } = page();
    const done = [];
    coordinator.whenCalm(figures[0], () => Promise.reject(new Error('gone')));
    coordinator.whenCalm(figures[1], async () => done.push('two'));
    coordinator.whenCalm(figures[2], async () => done.push('three'));
    coordinator.forget(figures[1]);
    await due.shift()();
    await due.shift()();
    expect(done).toEqual(['three']);
  });
});

it('a page has one coordinator, also for a second copy of the script', () => {
  const place = {};
  const first = sharedCoordinator(place);
  expect(sharedCoordinator(place)).toBe(first);
  expect(Object.getOwnPropertySymbols(place)).toEqual([
    Symbol.for('optimizer-playground/coordinator/1'),
  ]);
  expect(sharedCoordinator({})).not.toBe(first);
});
