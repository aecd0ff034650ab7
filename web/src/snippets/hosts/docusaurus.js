import { quoted } from '../escapes.js';
import { elementOf, frameOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @typedef {import('../host.js').Figure} Figure */

const camelCase = (/** @type {string} */ name) =>
  name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

const JSX = {
  text: (/** @type {string} */ text) => `{${quoted(text).replaceAll('<', '\\u003c')}}`,
  style: (/** @type {[name: string, value: string][]} */ rules) =>
    `style={{ ${rules.map(([name, value]) => `${camelCase(name)}: '${value}'`).join(', ')} }}`,
};

/** @type {import('../host.js').Host} */
export default {
  id: 'docusaurus',
  name: 'Docusaurus',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  picture: 'svg',
  hint: 'In an .mdx file, with an empty line before and after.',
  write(figure) {
    if (figure.form === 'picture')
      return markdownPicture({ ...figure, picture: `./${figure.picture}` });
    return figure.form === 'element' ? elementOf(figure, JSX) : frameOf(figure, JSX);
  },
  once({ site, form }) {
    if (form !== 'element') return null;
    const text = `scripts: [{ src: ${quoted(`${site}element.js`)}, type: 'module' }],`;
    return { where: 'In docusaurus.config.js', text };
  },
};
