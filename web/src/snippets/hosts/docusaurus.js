import { inHtml, quoted } from '../escapes.js';
import { pageAddress } from '../host.js';
import { elementOf, frameOf } from '../html.js';

/** @typedef {import('../host.js').Figure} Figure */

const camelCase = (/** @type {string} */ name) =>
  name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

const JSX = {
  text: (/** @type {string} */ text) => `{${quoted(text).replaceAll('<', '\\u003c')}}`,
  style: (/** @type {[name: string, value: string][]} */ rules) =>
    `style={{ ${rules.map(([name, value]) => `${camelCase(name)}: '${value}'`).join(', ')} }}`,
};

// Docusaurus escapes the title of a picture in Markdown twice.
/** @param {Figure} figure */
function pictureOf(figure) {
  const { picture, title, width } = figure;
  const size = width === '100%' ? JSX.style([['max-width', '100%']]) : `width="${width}"`;
  const image = `<img src={require(${quoted(`./${picture}`)}).default} alt="${inHtml(title)}" ${size} />`;
  return `<a href="${inHtml(pageAddress(figure))}">${image}</a>`;
}

/** @type {import('../host.js').Host} */
export default {
  id: 'docusaurus',
  name: 'Docusaurus',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  // An SVG file would become a component.
  picture: 'png',
  hint: 'In an .mdx file, with an empty line before and after. A picture has to lie beside it.',
  write(figure) {
    if (figure.form === 'picture') return pictureOf(figure);
    return figure.form === 'element' ? elementOf(figure, JSX) : frameOf(figure, JSX);
  },
  once({ site, form }) {
    if (form !== 'element') return null;
    const text = `scripts: [{ src: ${quoted(`${site}element.js`)}, type: 'module' }],`;
    return { where: 'In docusaurus.config.js', text };
  },
};
