import { htmlOf, scriptOf } from '../html.js';

/** @type {import('../host.js').Host} */
export default {
  id: 'html',
  name: 'HTML',
  group: 'page',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In any page that lets you write HTML.',
  write: htmlOf,
  once: (figure) =>
    figure.form === 'element' ? { where: 'In the head of the page', text: scriptOf(figure) } : null,
};
