// How an embed looks, and pictures of it.

import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../web/src/embed/context.js';
import { notedPage, openEmbed } from '../embed.js';

describe('a highlight', () => {
  it('is of a run, counted from 1, or of none', async () => {
    const { ask, page, playground } = openEmbed();
    const before = playground.link;
    await ask('highlight', { run: 2 });
    await ask('highlight', { run: null });
    expect(page.calls).toEqual([
      ['highlight', 1],
      ['highlight', null],
    ]);
    expect(playground.link).toBe(before);
  });

  it.each([0, 3, -1, 1.5, '1', undefined, {}, true, NaN])('is refused for %s', async (run) => {
    const { ask, page } = openEmbed();
    expect(await ask('highlight', { run })).toMatchObject([{ type: 'error', key: 'run' }]);
    expect(page.calls).toEqual([]);
  });
});

describe('the theme', () => {
  it.each(['light', 'dark', 'auto'])('can be %s', async (theme) => {
    const { ask, page } = openEmbed();
    expect(await ask('setTheme', { theme, id: 1 })).toEqual([{ type: 'done', id: 1 }]);
    expect(page.calls).toEqual([['setTheme', theme]]);
  });

  it.each(['red', 'constructor', '', null, 1, ['dark']])('cannot be %s', async (theme) => {
    const { ask, page } = openEmbed();
    const [{ type, message }] = await ask('setTheme', { theme });
    expect(type).toBe('error');
    expect(message).toMatch(/^setTheme: theme must be one of light, dark, auto/);
    expect(page.calls).toEqual([]);
  });
});

describe('a figure', () => {
  it('is an SVG of what the embed shows where nothing else is said', async () => {
    const { ask, page } = openEmbed();
    expect(await ask('getFigure', { id: 1 })).toEqual([{ type: 'figure', svg: '<svg/>', id: 1 }]);
    const size = { width: 720, height: 480 };
    const wish = { format: 'svg', show: undefined, size, theme: 'auto', scale: 2 };
    expect(page.calls).toEqual([['draw', wish]]);
  });

  it.each([
    ['in a list', ['loss', 'lr']],
    ['in a text', 'loss,lr'],
  ])('has the views that are named %s', async (_, show) => {
    const { ask, page } = openEmbed();
    await ask('getFigure', {
      show,
      width: 300,
      height: 200,
      format: 'png',
      scale: 3,
      theme: 'dark',
    });
    const size = { width: 300, height: 200 };
    const wish = { format: 'png', show: ['loss', 'lr'], size, theme: 'dark', scale: 3 };
    expect(page.calls).toEqual([['draw', wish]]);
  });

  it('is of one view where it is saved as PNG', async () => {
    const { ask, page } = openEmbed();
    await ask('exportPng', { view: 'boundary' });
    expect(page.calls[0][1]).toMatchObject({ format: 'png', show: ['boundary'], scale: 2 });
  });

  it.each([
    [{ format: 'pdf' }, 'format'],
    [{ format: 'toString' }, 'format'],
    [{ width: 199 }, 'width'],
    [{ width: 4001 }, 'width'],
    [{ height: 300.5 }, 'height'],
    [{ height: '300' }, 'height'],
    [{ scale: 0.5 }, 'scale'],
    [{ scale: 5 }, 'scale'],
    [{ scale: NaN }, 'scale'],
    [{ theme: 'blue' }, 'theme'],
    [{ show: [] }, 'show'],
    [{ show: ['loss', 3] }, 'show'],
    [{ show: Array.from({ length: 33 }, () => 'loss') }, 'show'],
    [{ show: 'x'.repeat(3000) }, 'show'],
    [{ show: ['x'.repeat(61)] }, 'show'],
    [{ show: {} }, 'show'],
    // 256 million pixels.
    [{ format: 'png', width: 4000, height: 4000, scale: 4 }, 'scale'],
  ])('is refused for %o', async (fields, key) => {
    const { ask, page } = openEmbed();
    expect(await ask('getFigure', fields)).toMatchObject([{ type: 'error', key }]);
    expect(page.calls).toEqual([]);
  });

  it.each(['', 3, undefined, 'x'.repeat(61)])('of the view %.20s is refused', async (view) => {
    const { ask, page } = openEmbed();
    expect(await ask('exportPng', { view })).toMatchObject([{ type: 'error', key: 'view' }]);
    expect(page.calls).toEqual([]);
  });

  it('that cannot be drawn says why', async () => {
    const problems = [{ key: 'show', value: 'digits', message: 'must be one of loss, lr' }];
    const page = notedPage({
      draw: async () => {
        throw new Refusal('show digits: must be one of loss, lr.', { key: 'show', problems });
      },
    });
    const { ask } = openEmbed(undefined, { page });
    const message = 'show digits: must be one of loss, lr.';
    expect(await ask('getFigure', { show: 'digits', id: 4 })).toEqual([
      { type: 'error', message, key: 'show', problems, id: 4 },
    ]);
  });
});
