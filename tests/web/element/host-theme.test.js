// Light or dark, on pages that are plain objects.

import { describe, expect, it } from 'vitest';
import { hostTheme } from '../../../web/src/element/host-theme.js';

const CLEAR = 'rgba(0, 0, 0, 0)';

/**
 * The innermost of nested elements, each given from the outside in.
 * @param {...{ attributes?: object, classes?: string[], ground?: string, scheme?: string }} layers
 */
function nested(...layers) {
  return layers.reduce((parentElement, layer) => {
    const { attributes = {}, classes = [], ground = CLEAR, scheme = 'normal', host } = layer;
    const root = host ? { host: parentElement } : {};
    return {
      parentElement: host ? null : parentElement,
      getRootNode: () => root,
      getAttribute: (name) => attributes[name] ?? null,
      classList: classes,
      style: { backgroundColor: ground, colorScheme: scheme },
    };
  }, null);
}

const themeOf = (layers, prefersDark = false) =>
  hostTheme(nested(...layers), { styleOf: ({ style }) => style, prefersDark });

describe('a page with a switch', () => {
  it.each([
    ['Docusaurus', { attributes: { 'data-theme': 'dark' } }, 'dark'],
    ['Docusaurus', { attributes: { 'data-theme': 'light' } }, 'light'],
    ['MkDocs Material', { attributes: { 'data-md-color-scheme': 'slate' } }, 'dark'],
    ['MkDocs Material', { attributes: { 'data-md-color-scheme': 'default' } }, 'light'],
    ['Bootstrap, Quarto', { attributes: { 'data-bs-theme': 'dark' } }, 'dark'],
    ['Quarto', { classes: ['fullcontent', 'quarto-dark'] }, 'dark'],
    ['JupyterLab', { attributes: { 'data-jp-theme-light': 'false' } }, 'dark'],
    ['JupyterLab', { attributes: { 'data-jp-theme-light': 'true' } }, 'light'],
    ['MyST, Slidev', { classes: ['dark'] }, 'dark'],
    ['a theme with a name', { attributes: { 'data-theme': 'github-dark' } }, 'dark'],
  ])('%s: %j', (_, layer, theme) => {
    // The system says the opposite.
    expect(themeOf([layer, {}], theme === 'light')).toBe(theme);
  });

  it('is asked before its ground, which may still fade', () => {
    const dark = { attributes: { 'data-theme': 'dark' } };
    expect(themeOf([dark, { ground: 'rgb(255, 255, 255)' }, {}])).toBe('dark');
  });

  it('counts where it is nearest', () => {
    const outer = { attributes: { 'data-bs-theme': 'dark' } };
    expect(themeOf([outer, { attributes: { 'data-bs-theme': 'light' } }, {}])).toBe('light');
  });

  it('is found from inside a shadow tree', () => {
    expect(themeOf([{ classes: ['dark'] }, { host: true }, {}])).toBe('dark');
  });

  it.each(['auto', 'dracula', '', 'darkroom'])('that says %j leaves it to the ground', (value) => {
    const layer = { attributes: { 'data-theme': value }, ground: 'rgb(40, 42, 54)' };
    expect(themeOf([layer, {}])).toBe('dark');
    expect(themeOf([{ ...layer, ground: 'rgb(250, 250, 250)' }, {}], true)).toBe('light');
  });
});

describe('a page without a switch', () => {
  it.each([
    ['rgb(25, 25, 25)', 'dark'],
    ['rgb(255, 255, 255)', 'light'],
    ['rgba(20, 20, 20, 0.9)', 'dark'],
    // Yellow is light, pure blue is dark.
    ['rgb(255, 255, 0)', 'light'],
    ['rgb(0, 0, 255)', 'dark'],
    // Tailwind's slate-900 and slate-50, and what other colour spaces are computed to.
    ['oklch(0.208 0.042 265.755)', 'dark'],
    ['oklch(0.984 0.003 247.858)', 'light'],
    ['lab(98.26 -0.24 -0.7)', 'light'],
    ['color(display-p3 0.06 0.09 0.16)', 'dark'],
    ['color(srgb 1 1 1 / 0.9)', 'light'],
  ])('is as its ground is: %s', (ground, theme) => {
    expect(themeOf([{ ground }, {}], theme === 'light')).toBe(theme);
  });

  it('is as the nearest ground is', () => {
    expect(themeOf([{ ground: 'rgb(0, 0, 0)' }, { ground: 'rgb(255, 255, 255)' }, {}])).toBe(
      'light',
    );
  });

  it.each([
    ['normal', false, 'light'],
    // The browser paints such a page white, whatever the system likes.
    ['normal', true, 'light'],
    ['light', true, 'light'],
    ['dark', false, 'dark'],
    ['light dark', true, 'dark'],
    ['light dark', false, 'light'],
    ['only dark', false, 'dark'],
  ])('and without a ground follows color-scheme: %s, system dark: %s', (scheme, prefers, theme) => {
    expect(themeOf([{ scheme }], prefers)).toBe(theme);
  });
});
