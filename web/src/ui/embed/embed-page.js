// What messages of a host do to the page of an embed.

import { Theme } from '../../elements/theme.js';
import { Highlight } from './highlight.js';

/** @typedef {import('../../embed/context.js').EmbedPage} EmbedPage */
/** @typedef {import('./playground-embed.js').PlaygroundEmbed} PlaygroundEmbed */

/**
 * @param {PlaygroundEmbed} embed
 * @returns {EmbedPage & { dispose: () => void }}
 */
export function embedPage(embed) {
  const { store } = embed;
  const root = document.documentElement;
  const highlight = new Highlight(store, root);
  return {
    flags: store.flags,
    colours: () => (root.dataset.theme === 'dark' ? 'dark' : 'light'),
    setTheme(wanted) {
      embed.theme?.dispose();
      embed.theme = new Theme(root, wanted);
    },
    highlight: (index) => highlight.light(index),
    loadTexts: () => store.loadWhole(),
    async draw(wish) {
      const { drawEmbed } = await import('./draw-embed.js');
      return drawEmbed(embed, wish);
    },
    dispose: () => highlight.dispose(),
  };
}
