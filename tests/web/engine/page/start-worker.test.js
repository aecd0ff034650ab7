// Which ways to a worker are tried, and what counts as one.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorker, strategies, waysHere } from '../../../../web/src/engine/page/start-worker.js';

const [FILE, BLOB, LOCAL] = strategies;

describe('the ways to a worker', () => {
  it.each([
    ['a page of its own host', 'https://host.org', 'https://host.org/site/a.js', true],
    ['a page with a port', 'http://127.0.0.1:81', 'http://127.0.0.1:81/a.js', true],
    ['a script of another host', 'https://notes.org', 'https://host.org/site/a.js', false],
    ['another port', 'http://127.0.0.1:80', 'http://127.0.0.1:81/a.js', false],
    ['a sandboxed frame', 'null', 'https://host.org/site/a.js', false],
    ['a file', 'null', 'file:///home/me/site/a.js', false],
    ['a script from a blob', 'https://host.org', 'blob:https://host.org/1-2-3', true],
    ['a script from a blob without origin', 'null', 'blob:null/1-2-3', false],
    ['no browser', undefined, 'file:///home/me/site/a.js', false],
  ])('begin with the file for %s: %s, %s: %s', (_, page, script, isOrdinary) => {
    const ways = waysHere(page, script);
    expect(ways).toEqual(isOrdinary ? [FILE, BLOB, LOCAL] : [BLOB, LOCAL]);
  });
});

describe('a worker', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const fake = () => ({ postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null });

  it('is there when it says hello', async () => {
    const worker = fake();
    const started = startWorker(async () => worker);
    await vi.advanceTimersByTimeAsync(1);
    worker.onmessage({ data: { type: 'started' } });
    worker.onmessage({ data: { type: 'hello' } });
    expect(await started).toBe(worker);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker.terminate).not.toHaveBeenCalled();
  });

  it('is ended and given up when it says nothing for ten seconds', async () => {
    const worker = fake();
    const started = startWorker(async () => worker);
    const told = expect(started).rejects.toThrow('the worker does not answer');
    await vi.advanceTimersByTimeAsync(9_990);
    expect(worker.terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    await told;
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('is ended when its script comes too late', async () => {
    const worker = fake();
    let arrive;
    const started = startWorker(() => new Promise((resolve) => (arrive = resolve)));
    const told = expect(started).rejects.toThrow('does not answer');
    await vi.advanceTimersByTimeAsync(10_010);
    await told;
    arrive(worker);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it.each([
    ['refused by a policy', 'refused by a policy'],
    ['', 'the worker does not start'],
  ])('that fails with "%s" is given up at once', async (message, words) => {
    const worker = fake();
    const started = startWorker(async () => worker);
    const told = expect(started).rejects.toThrow(words);
    await vi.advanceTimersByTimeAsync(1);
    worker.onerror({ message });
    await told;
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('that cannot be made is given up at once', async () => {
    const create = async () => {
      throw new Error('blocked');
    };
    await expect(startWorker(create)).rejects.toThrow('blocked');
  });
});
