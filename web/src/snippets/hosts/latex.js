import { codeProblem } from '../../drawing/link-code.js';
import { inLatex, inLatexAddress } from '../escapes.js';
import { pageAddress } from '../host.js';

/** @typedef {import('../host.js').Figure} Figure */

/** @type {import('../host.js').Host} */
export default {
  id: 'latex',
  name: 'LaTeX',
  group: 'paper',
  forms: ['picture'],
  picture: 'pdf',
  hint: 'A picture that leads to the experiment, with a QR code for paper. Save the picture, as PDF or PNG, beside the .tex file. A link of more than 1,200 characters gets no code.',
  write(figure) {
    const address = inLatexAddress(pageAddress(figure));
    // LaTeX finds the PDF or the PNG.
    const picture = figure.picture.replace(/\.\w+$/, '');
    const hasCode = !codeProblem(pageAddress(figure));
    const code = hasCode ? `\n  \\quad\\qrcode[height=2cm]{${address}}` : '';
    return `\\begin{figure}[htbp]
  \\centering
  \\href{${address}}{\\includegraphics[width=${hasCode ? '0.75' : ''}\\linewidth]{${picture}}}${code}
  \\caption{${inLatex(figure.title)} (\\href{${address}}{interactive})}
\\end{figure}`;
  },
  once: (figure) => ({
    where: 'In the preamble',
    text: `\\usepackage{graphicx}\n\\usepackage[T1]{fontenc}${codeProblem(pageAddress(figure)) ? '' : '\n\\usepackage{qrcode}'}\n\\usepackage{hyperref}`,
  }),
};
