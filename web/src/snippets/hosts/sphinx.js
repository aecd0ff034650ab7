import { indented } from '../escapes.js';
import { pageAddress } from '../host.js';
import { htmlOf, scriptOf } from '../html.js';

/** @typedef {import('../host.js').Figure} Figure */

/** @param {Figure} figure */
function picture(figure) {
  const { title, width } = figure;
  const size = width === '100%' ? width : `${width}px`;
  return `.. image:: ${figure.picture}
   :alt: ${title}
   :width: ${size}
   :target: ${pageAddress(figure)}`;
}

/** @type {import('../host.js').Host} */
export default {
  id: 'sphinx',
  name: 'Sphinx',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  picture: 'png',
  hint: 'In an .rst file. HTML shows the figure itself, PDF shows the picture: save it beside the file. In Markdown (MyST parser, Jupyter Book 1), paste only the lines of HTML, without blanks before them, or the picture as for MyST.',
  write(figure) {
    if (figure.form === 'picture') return picture(figure);
    const script = figure.form === 'element' ? `${scriptOf(figure)}\n` : '';
    return `.. raw:: html

${indented(`${script}${htmlOf(figure)}`, 3)}

.. only:: not html

${indented(picture(figure), 3)}`;
  },
};
