// Figures of links, as the command draws them, with letters that are the same on every machine.

import { readFileSync } from 'node:fs';
import { FONT, newCanvas, newRuler, registerFont } from '../../../web/src/cli/figure-files.js';
import { trainedSource } from '../../../web/src/cli/trained.js';
import { parseLink } from '../../../web/src/config/index.js';
import { themeFromCss } from '../../../web/src/figure/css-theme.js';
import { makeFigure } from '../../../web/src/figure/figure.js';
import { shownViews } from '../../../web/src/figure/shown-views.js';
import { catalog } from '../catalog/catalog.js';

registerFont();

const css = readFileSync(
  new URL('../../../web/src/elements/styles/tokens.css', import.meta.url),
  'utf8',
);

/** The colours of the page. */
export const themeNamed = (name) => ({ ...themeFromCss(css, name), font: FONT });

export const usualSize = { width: 600, height: 360 };

/** A trained experiment and the views to draw. */
export async function trainLink(link, { show } = {}) {
  const { config } = parseLink(link, catalog);
  const { shown } = shownViews({ catalog, config }, show);
  return {
    views: shown,
    source: await trainedSource({ catalog, config }, { views: shown }),
  };
}

/** The figure of a link. */
export async function figureOfLink(
  link,
  { show, size = usualSize, theme = 'light', ...rest } = {},
) {
  const { views, source } = await trainLink(link, { show });
  const address = `https://example.org/#${link}`;
  const look = { theme: themeNamed(theme), ruler: newRuler(), newCanvas };
  return makeFigure(source, { views, size, link: address, ...look, ...rest });
}
