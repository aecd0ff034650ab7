import { asDestination, inMarkdown } from './escapes.js';
import { pageAddress } from './host.js';

/**
 * @param {import('./host.js').Figure} figure
 * @param {string} [alt] of the picture, before its title
 * @returns {string} a picture that leads to the experiment, in Markdown
 */
export function markdownPicture(figure, alt = '') {
  const { title, picture } = figure;
  return `[![${alt}${inMarkdown(title)}](${picture})](${asDestination(pageAddress(figure))})`;
}
