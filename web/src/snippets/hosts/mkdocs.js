import { htmlOf, scriptOf } from '../html.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'mkdocs',
  name: 'MkDocs',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In the Markdown file, with an empty line before and after.',
  write(figure) {
    return figure.form === 'element' ? `${scriptOf(figure)}\n${htmlOf(figure)}` : htmlOf(figure);
  },
};
