// What becomes of a number that was typed into a field.

import { describe, expect, it } from 'vitest';
import { readTyped, readTypedPairs } from '../../../../web/src/elements/controls/typed.js';
import { catalog } from '../../catalog/catalog.js';

const setting = (id) => catalog.settings.find((spec) => spec.id === id);
const lr = catalog.optimizers.find(({ id }) => id === 'adam').params.find(({ id }) => id === 'lr');
const NO_NUMBER = { value: undefined, message: 'is not a number; nothing was changed' };

describe('a typed number', () => {
  it('is taken in silence where it can be used as it is', () => {
    for (const [text, value] of [
      ['0.1', 0.1],
      ['1,5e-3', 0.0015],
      ['0,5 %', 0.005],
      ['1.234,5', 1234.5],
    ]) {
      expect(readTyped(lr, text), text).toEqual({ value, message: '' });
    }
    expect(readTyped(setting('steps'), '20,000')).toEqual({ value: 20000, message: '' });
  });

  it('is changed with words only', () => {
    for (const [spec, text, used] of [
      [lr, '1e30', 1e12],
      [lr, '-1', 0],
      [lr, '∞', 1e12],
      [setting('batch'), '2.5', 3],
      [setting('batch'), '-4', 0],
      [setting('steps'), '0', setting('steps').min],
    ]) {
      const { value, message } = readTyped(spec, text);
      expect(value, `${spec.id} ${text}`).toBe(used);
      expect(message, `${spec.id} ${text}`).toMatch(/^must be .*; .* is used$/);
    }
  });

  it('is said to be 0 where it is too small for anything else', () => {
    expect(readTyped(lr, '1e-400')).toEqual({
      value: 0,
      message: 'is too close to 0 to be told from it; 0 is used',
    });
    for (const text of ['0', '0.0', '0e5']) expect(readTyped(lr, text).message).toBe('');
  });

  it('is left out with words where it is none', () => {
    for (const text of ['abc', '1.2.3', '', '0.1 or so']) {
      expect(readTyped({ ...lr, optional: false }, text), text).toEqual(NO_NUMBER);
    }
    expect(readTyped({ ...lr, optional: true }, ' ')).toEqual({ value: null, message: '' });
  });
});

describe('typed pairs', () => {
  const spec = catalog.schedules
    .flatMap(({ params }) => params)
    .find(({ type, columns }) => type === 'list' && columns === 2);

  it('are numbers with something between them', () => {
    expect(readTypedPairs(spec, '0:1 100:0.5')).toEqual({ value: [0, 1, 100, 0.5], message: '' });
    expect(readTypedPairs(spec, '0:1-100:0.5').value).toEqual([0, 1, 100, 0.5]);
    for (const text of ['0:1 100', 'a:b', '0:1 100:x']) {
      expect(readTypedPairs(spec, text).value, text).toBe(undefined);
      expect(readTypedPairs(spec, text).message).toContain('nothing was changed');
    }
  });
});
