import { htmlOf, scriptOf } from '../html.js';

// Vue would read {{ }} in the text between tags.
const text = (/** @type {string} */ words) =>
  words.replace(/[&<>"{}]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @type {import('../host.js').Host} */
export default {
  id: 'slidev',
  name: 'Slidev',
  group: 'slides',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In a slide. A picture belongs into the folder public/.',
  write(figure) {
    const picture = `/${figure.picture}`;
    return htmlOf({ ...figure, picture }, { isLazy: false, text });
  },
  once: (figure) =>
    figure.form === 'element'
      ? {
          where: 'In index.html beside the slides; a script in a slide stops the build',
          text: `<head>\n  ${scriptOf(figure)}\n</head>`,
        }
      : null,
};
