import { htmlOf, scriptOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'mkdocs',
  name: 'MkDocs',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In the Markdown file, with an empty line before and after.',
  write(figure) {
    // MkDocs finds the file of a picture in Markdown only.
    if (figure.form === 'picture') return markdownPicture(figure);
    return figure.form === 'element' ? `${scriptOf(figure)}\n${htmlOf(figure)}` : htmlOf(figure);
  },
};
