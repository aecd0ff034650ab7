import { htmlOf, scriptOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'marp',
  name: 'Marp',
  group: 'slides',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In a slide. Marp has to allow HTML: “marp --html slides.md”. For PDF and PowerPoint, use the picture.',
  write(figure) {
    const { form, width } = figure;
    if (form === 'picture') return markdownPicture(figure, width === '100%' ? '' : `w:${width} `);
    const script = form === 'element' ? `${scriptOf(figure)}\n` : '';
    return `${script}${htmlOf(figure, { isLazy: false })}`;
  },
};
