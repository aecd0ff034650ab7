import { htmlOf, scriptOf } from '../html.js';

/** @typedef {import('../host.js').Figure} Figure */

/** @type {import('../host.js').Host} */
export default {
  id: 'observable',
  name: 'Observable Framework',
  group: 'page',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In the Markdown file, with an empty line before and after. A picture has to lie beside it.',
  write(figure) {
    const script = figure.form === 'element' ? `${scriptOf(figure)}\n` : '';
    const html = htmlOf({ ...figure, picture: `./${figure.picture}` });
    // ${...} would be JavaScript.
    return `${script}${html}`.replaceAll('${', '&#36;{');
  },
};
