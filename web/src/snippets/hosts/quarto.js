import { htmlOf, scriptOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @typedef {import('../host.js').Figure} Figure */

// PDF and Word have no frames: they get the picture.
const write = (/** @type {Figure} */ figure) => {
  if (figure.form === 'picture') return markdownPicture(figure);
  const script = figure.form === 'element' ? `${scriptOf(figure)}\n` : '';
  return `:::: {.content-visible when-format="html"}
\`\`\`{=html}
${script}${htmlOf(figure)}
\`\`\`
::::

:::: {.content-visible unless-format="html"}
${markdownPicture(figure)}
::::`;
};

/** @type {import('../host.js').Host} */
export default {
  id: 'quarto',
  name: 'Quarto',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  picture: 'png',
  hint: 'In the .qmd file. HTML shows the figure itself, PDF and Word show the picture: save it beside the file.',
  write,
};
