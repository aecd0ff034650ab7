// Snippets that embed an experiment.

import { expect, it } from 'vitest';
import { HOSTS, snippetFor } from '../../../web/src/ui/model/snippets.js';

const frame = {
  address: 'https://example.org/p/?embed=1#v=1&data=xor&run=adam,label="x"',
  height: 420,
  title: 'Playground',
};

it.each(HOSTS.map(({ id }) => id))('for %s holds the whole address', (id) => {
  const { text, hint } = snippetFor(id, frame);
  const plain = text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  expect(plain).toContain(frame.address);
  expect(hint).not.toBe('');
});

it('in HTML no character of the address ends the attribute', () => {
  const [, address] = /src="([^"]*)"/.exec(snippetFor('html', frame).text);
  expect(address).toContain('&amp;data=xor');
  expect(address.endsWith('label=&quot;x&quot;')).toBe(true);
});

it('for Docusaurus is JSX, for Sphinx indented, for slides without a second loading rule', () => {
  expect(snippetFor('docusaurus', frame).text).toContain('style={{ border: 0 }}');
  expect(snippetFor('sphinx', frame).text).toMatch(/^\.\. raw:: html\n\n {3}<iframe /);
  expect(snippetFor('reveal', frame).text).toMatch(/data-src="[^"]+"/);
});

it.each(HOSTS.map(({ id }) => id))('for %s keeps the signs of a title as text', (id) => {
  const title = 'Why "1" <b>explodes</b> & `comes` back';
  const { text } = snippetFor(id, { ...frame, title });
  expect(text).not.toContain('<b>');
  const plain = text
    .replace(/\\(.)/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  expect(plain).toContain(title);
});
