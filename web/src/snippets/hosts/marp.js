import { htmlOf, scriptOf } from '../html.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'marp',
  name: 'Marp',
  group: 'slides',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In a slide. Marp has to allow HTML: “marp --html slides.md”. For PDF and PowerPoint, use the picture.',
  write(figure) {
    const script = figure.form === 'element' ? `${scriptOf(figure)}\n` : '';
    return `${script}${htmlOf(figure, { isLazy: false })}`;
  },
};
