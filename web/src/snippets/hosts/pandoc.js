import { inLatexAddress } from '../escapes.js';
import { pageAddress } from '../host.js';
import { htmlOf, scriptOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @typedef {import('../host.js').Figure} Figure */

const raw = (/** @type {string} */ format, /** @type {string} */ text) =>
  `\`\`\`{=${format}}\n${text}\n\`\`\``;

/** @param {Figure} figure */
function latex(figure) {
  const address = inLatexAddress(pageAddress(figure));
  return `\\href{${address}}{\\includegraphics[width=\\linewidth]{${figure.picture}}}`;
}

/** @type {import('../host.js').Host} */
export default {
  id: 'pandoc',
  name: 'pandoc',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  picture: 'png',
  hint: 'In pandoc’s Markdown. HTML and reveal.js slides show the figure itself, PDF shows the picture: save it beside the file. For other formats, use the picture.',
  write(figure) {
    if (figure.form === 'picture') return markdownPicture(figure);
    const script = figure.form === 'element' ? `${scriptOf(figure)}\n` : '';
    return `${raw('html', `${script}${htmlOf(figure)}`)}\n\n${raw('latex', latex(figure))}`;
  },
  once: ({ form }) =>
    form === 'picture' ? null : { where: 'In the metadata, for PDF', text: 'graphics: true' },
};
