import { inMarkdown, quoted } from '../escapes.js';
import { embedAddress } from '../host.js';
import { flagsOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @typedef {import('../host.js').Figure} Figure */

/** @param {Figure} figure */
function frame(figure) {
  const { picture, title, width } = figure;
  return `:::{iframe} ${embedAddress(figure)}
:width: ${width === '100%' ? width : `${width}px`}
:placeholder: ${picture}
${inMarkdown(title)}
:::`;
}

/** @param {Figure} figure */
function widget(figure) {
  const { site, link, height } = figure;
  const model = Object.entries({ config: link, ...flagsOf(figure), height });
  const lines = model.map(([name, value]) => `  ${quoted(name)}: ${JSON.stringify(value)}`);
  return `:::{anywidget} ${site}widget.mjs\n{\n${lines.join(',\n')}\n}\n:::`;
}

/** @type {import('../host.js').Host} */
export default {
  id: 'myst',
  name: 'MyST, Jupyter Book 2',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  formNames: { element: 'Widget' },
  picture: 'png',
  hint: 'In a Markdown file of mystmd. Its frames are 16:9. PDF and Word show the picture: save it beside the file, or take its line out.',
  write(figure) {
    if (figure.form === 'picture') return markdownPicture(figure);
    return figure.form === 'element' ? widget(figure) : frame(figure);
  },
};
