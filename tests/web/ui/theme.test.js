// Light or dark: each root has its own colours.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { THEME_EVENT, Theme } from '../../../web/src/elements/theme.js';

class Root extends EventTarget {
  dataset = {};
}

/** The system's wish, which can change. */
class Media extends EventTarget {
  matches = false;
}

let system;
beforeEach(() => {
  system = new Media();
  vi.stubGlobal('matchMedia', () => system);
});
afterEach(() => vi.unstubAllGlobals());

function change(isDark) {
  system.matches = isDark;
  system.dispatchEvent(new Event('change'));
}

describe('a theme', () => {
  it('is what the address asks for, whatever the system says', () => {
    const root = new Root();
    new Theme(root, 'light');
    change(true);
    expect(root.dataset.theme).toBe('light');
  });

  it('else follows the system until it is disposed', () => {
    const root = new Root();
    const theme = new Theme(root, 'auto');
    change(true);
    expect(root.dataset.theme).toBe('dark');
    theme.dispose();
    change(false);
    expect(root.dataset.theme).toBe('dark');
  });

  it('remembers what the reader chose', () => {
    const kept = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    });
    new Theme(new Root(), 'auto').toggle();
    const root = new Root();
    new Theme(root, 'auto');
    expect(root.dataset.theme).toBe('dark');
  });

  it('belongs to its root alone, and tells it', () => {
    const [one, other] = [new Root(), new Root()];
    const theme = new Theme(one, 'auto');
    new Theme(other, 'auto');
    const told = [];
    one.addEventListener(THEME_EVENT, () => told.push('one'));
    other.addEventListener(THEME_EVENT, () => told.push('other'));
    theme.toggle();
    expect([one.dataset.theme, other.dataset.theme]).toEqual(['dark', 'light']);
    expect(told).toEqual(['one']);
  });
});
