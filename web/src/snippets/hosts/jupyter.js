import { quoted } from '../escapes.js';
import { embedAddress } from '../host.js';
import { flagsOf } from '../html.js';
import { markdownPicture } from '../markdown.js';

/** @typedef {import('../host.js').Figure} Figure */

/** @param {Figure} figure */
function frame(figure) {
  const { width, height } = figure;
  return `from IPython.display import IFrame

IFrame(${quoted(embedAddress(figure))}, width=${quoted(String(width))}, height=${height})`;
}

/** @param {Figure} figure */
function widget(figure) {
  const { site, link, height } = figure;
  const texts = Object.entries({ config: link, ...flagsOf(figure) }).map(
    ([name, value]) => `    ${name} = traitlets.Unicode(${quoted(value)}).tag(sync=True)`,
  );
  return `import anywidget, traitlets

class Playground(anywidget.AnyWidget):
    _esm = ${quoted(`${site}widget.mjs`)}
${texts.join('\n')}
    height = traitlets.Int(${height}).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    results = traitlets.Any().tag(sync=True)

playground = Playground()
playground`;
}

/** @type {import('../host.js').Host} */
export default {
  id: 'jupyter',
  name: 'Jupyter, marimo',
  group: 'book',
  forms: ['iframe', 'element', 'picture'],
  formNames: { element: 'Widget' },
  picture: 'png',
  hint: 'In a cell. The widget needs “pip install anywidget”; playground.results holds what was trained. The picture goes into a Markdown cell.',
  write(figure) {
    if (figure.form === 'picture') return markdownPicture(figure);
    return figure.form === 'element' ? widget(figure) : frame(figure);
  },
};
