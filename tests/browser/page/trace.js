// What the page's main thread does while something goes on.

import { expect } from 'vitest';

/**
 * @param {object} page of Playwright
 * @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, longest: number }>} longest: milliseconds on the processor of the
 *   longest task, since a task that waits for another program is no fault of the page
 * @template T
 */
export async function traceTasks(page, work) {
  const session = await page.context().newCDPSession(page);
  const list = [];
  session.on('Tracing.dataCollected', ({ value }) => list.push(...value));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel'] },
    transferMode: 'ReportEvents',
  });
  const result = await work();
  await session.send('Tracing.end');
  await complete;
  return { result, longest: Math.max(...mainThreadTasks(list).map(({ tdur }) => tdur / 1000)) };
}

// The page's main thread is the one named so in whose process it is busiest.
function mainThreadTasks(list) {
  const mains = list
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`);
  const tasks = list.filter(
    ({ name, pid, tid, tdur }) =>
      /RunTask$/.test(name) && tdur > 0 && mains.includes(`${pid} ${tid}`),
  );
  expect(tasks.length).toBeGreaterThan(0);
  return tasks;
}
