import { elementOf, frameOf, pictureOf, scriptOf } from '../html.js';

/** @typedef {import('../host.js').Figure} Figure */

// Printed slides have no frames: they get the picture. Both are there, and one of them is shown.
const ONE_OF_BOTH =
  '<style>html.print-pdf .playground-live, html:not(.print-pdf) .playground-still { display: none !important; }</style>';

/** @type {import('../host.js').Host} */
export default {
  id: 'reveal',
  name: 'reveal.js',
  group: 'slides',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'Inside a <section>. It starts when its slide comes. With ?print-pdf the picture is there instead: save it beside the slides.',
  write(figure) {
    if (figure.form === 'picture') return pictureOf(figure);
    const live =
      figure.form === 'element'
        ? elementOf(figure)
        : frameOf(figure, { source: 'data-src', isLazy: false });
    return `<div class="playground-live">${live}</div>
<div class="playground-still">${pictureOf(figure)}</div>`;
  },
  once(figure) {
    if (figure.form === 'picture') return null;
    const script = figure.form === 'element' ? `\n${scriptOf(figure)}` : '';
    return { where: 'In the head of the slides', text: `${ONE_OF_BOTH}${script}` };
  },
};
