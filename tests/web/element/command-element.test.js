// What methods of the element ask, without a frame.

import { expect, it } from 'vitest';
import { CommandElement } from '../../../web/src/element/command-element.js';
import { OptimizerPlayground } from '../../../web/src/element/playground-element.js';

function elementWith(attributes) {
  const element = new CommandElement();
  element.getAttribute = (name) => attributes[name] ?? null;
  const posted = [];
  element.conversation.attach((message) => posted.push(message));
  return { element, posted };
}

it('keeps the heading of the element when another experiment is set', () => {
  const { element, posted } = elementWith({ heading: 'Two moons' });
  element.setConfig('v=1&title=Other&data=circle&run=sgd');
  expect(posted[0]).toMatchObject({
    type: 'setConfig',
    config: 'v=1&title=Two%20moons&data=circle&run=sgd',
  });
  element.conversation.end('over');
});

it('leaves the title of the experiment where there is no heading', () => {
  const { element, posted } = elementWith({});
  element.setConfig('v=1&title=Other&run=sgd');
  expect(posted[0].config).toBe('v=1&title=Other&run=sgd');
  element.conversation.end('over');
});

it('knows three themes and says so', async () => {
  const set = [];
  const host = { setAttribute: (...pair) => set.push(pair) };
  const setTheme = (theme) => OptimizerPlayground.prototype.setTheme.call(host, theme);
  await setTheme('dark');
  await expect(setTheme('purple')).rejects.toThrow(
    'setTheme: theme must be one of light, dark, auto, not purple.',
  );
  await expect(setTheme(undefined)).rejects.toThrow('not undefined');
  expect(set).toEqual([['theme', 'dark']]);
});
