import { asDestination, inMarkdown } from './escapes.js';
import { pageAddress } from './host.js';

/**
 * @param {import('./host.js').Figure} figure
 * @returns {string} a picture that leads to the experiment, in Markdown
 */
export function markdownPicture(figure) {
  const { title, picture } = figure;
  return `[![${inMarkdown(title)}](${picture})](${asDestination(pageAddress(figure))})`;
}
