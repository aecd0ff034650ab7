// The body of a lesson as HTML.

import { messageOf } from '../../../cpp/scripts/run.js';
import { formatLink } from '../../src/config/index.js';
import { blocksOf } from './blocks.js';
import { exerciseHtml } from './exercise-html.js';
import { figureHtml, figureId } from './figure-html.js';
import { swatchHtml } from './swatch.js';
import { changedLink, readLink } from './link-parts.js';
import { markdownFor } from './markdown.js';
import { PLACE, placeOf, textAt } from './places.js';
import { predictHtml } from './predict-html.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./course.js').Lesson} Lesson */
/** @typedef {import('./kept.js').Job} Job */
/** @typedef {import('./words/index.js').PageWords} PageWords */

/**
 * @typedef {object} Trained a figure with all that is known of it
 * @property {string} link as its author wrote it
 * @property {Job} job
 * @property {import('./draw-figure.js').Known} known
 */

/**
 * @typedef {object} LessonContext
 * @property {Lesson} lesson
 * @property {string} language
 * @property {PageWords} words
 * @property {Catalog} catalog
 * @property {Record<string, Trained>} trained by figure
 * @property {Record<string, string>} pages addresses of lessons by id
 */

const ASIDES = /** @type {const} */ (['disputed', 'careful', 'remember']);
const USED = /^(set|run|open|entry|lesson):(.*)$/s;

/**
 * @param {LessonContext} context
 * @returns {string} HTML
 * @throws {Error} naming the file and what is wrong with it
 */
export function bodyHtml(context) {
  const { lesson, language } = context;
  const { body, file, words: texts } = lesson.words[language];
  try {
    return new Body(context, texts).html(body);
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  }
}

class Body {
  /** @type {string | null} the figure whose caption is written */
  #figure = null;
  #count = 0;
  #exercises = 0;
  /** @type {Set<string>} */
  #predicted = new Set();

  /**
   * @param {LessonContext} context
   * @param {Record<string, string>} texts of marks
   */
  constructor(context, texts) {
    this.context = context;
    this.texts = texts;
    this.md = markdownFor({
      place: (match) => this.#place(match),
      link: (address) => this.#link(address),
    });
  }

  /** @param {string} markdown */
  html(markdown) {
    const blocks = blocksOf(this.md.parse(markdown, {}));
    return blocks.map((block) => this.#block(block)).join('\n');
  }

  /** @param {import('./blocks.js').Block} block */
  #block({ kind, name, tokens }) {
    if (kind === 'figure') return this.#figureHtml(name, tokens);
    if (kind === 'aside') return this.#asideHtml(name, tokens);
    if (kind === 'predict') return this.#predictHtml(name, tokens);
    if (kind === 'exercise') return this.#exerciseHtml(name, tokens);
    return this.#render(tokens);
  }

  /** @param {import('markdown-it').Token[]} tokens */
  #render(tokens) {
    const parts = tokens.flatMap(({ children }) => children ?? []);
    const texts = parts.filter(({ type }) => type === 'text');
    const left = texts.find(({ content }) => new RegExp(PLACE.source).test(content));
    if (left) throw new Error(`${left.content}: outside of a caption, a place names its figure`);
    return this.md.renderer.render(tokens, this.md.options, {});
  }

  /**
   * @param {string} name
   * @param {import('markdown-it').Token[]} tokens
   */
  #figureHtml(name, tokens) {
    const { lesson, words, catalog } = this.context;
    const { link, job, known } = this.#trained(name);
    this.#figure = name;
    const caption = this.#captionOf(tokens);
    this.#figure = null;
    this.#count += 1;
    return figureHtml({
      ...{ lesson: lesson.id, name, number: this.#count, spec: lesson.figures[name] },
      link: formatLink(readLink(link, catalog), catalog),
      ...{ job, alt: known.alt, caption, texts: this.texts, words, catalog },
    });
  }

  // Places of a caption may leave out the figure's name, so the text is read once more with it in mind.
  /** @param {import('markdown-it').Token[]} tokens */
  #captionOf(tokens) {
    return tokens
      .filter(({ type }) => type === 'inline')
      .map(({ content }) => this.md.renderInline(content))
      .join('<br>');
  }

  /**
   * @param {string} name
   * @param {import('markdown-it').Token[]} tokens
   */
  #asideHtml(name, tokens) {
    const kind = ASIDES.find((one) => one === name);
    if (!kind) throw new Error(`an aside is one of ${ASIDES.join(', ')}, not "${name}"`);
    const title = this.context.words[kind];
    return `<aside class="${kind}" aria-label="${title}"><h2>${title}</h2>\n${this.#render(tokens)}</aside>`;
  }

  /**
   * @param {string} name
   * @param {import('markdown-it').Token[]} tokens
   */
  #predictHtml(name, tokens) {
    const { lesson, words } = this.context;
    const spec = lesson.predictions[name];
    if (!spec) throw new Error(`there is no prediction "${name}"`);
    this.#predicted.add(spec.figure);
    const inline = (/** @type {string} */ text) => this.md.renderInline(text);
    const render = (/** @type {import('markdown-it').Token[]} */ rest) => this.#render(rest);
    const figure = figureId(lesson.id, spec.figure);
    return predictHtml({ id: `${lesson.id}-${name}`, spec, figure, tokens, words, inline, render });
  }

  /**
   * @param {string} name
   * @param {import('markdown-it').Token[]} tokens
   */
  #exerciseHtml(name, tokens) {
    const { lesson, words, catalog } = this.context;
    const spec = lesson.exercises[name];
    if (!spec) throw new Error(`there is no exercise "${name}"`);
    this.#exercises += 1;
    const inline = (/** @type {string} */ text) => this.md.renderInline(text);
    const render = (/** @type {import('markdown-it').Token[]} */ rest) => this.#render(rest);
    const link = (/** @type {string} */ text) => formatLink(readLink(text, catalog), catalog);
    return exerciseHtml({
      ...{ id: `${lesson.id}-${name}`, number: this.#exercises, spec, tokens, words },
      ...{ inline, render, link },
    });
  }

  /** @param {RegExpExecArray} match */
  #place(match) {
    const { lesson, catalog } = this.context;
    const place = placeOf(match, lesson.figures);
    const figure = place.figure ?? this.#figure;
    // The text of a figure is read twice; the first time nobody knows yet whose it is.
    if (!figure) return match[0];
    try {
      return textAt(place, this.#trained(figure), catalog);
    } catch (error) {
      throw new Error(`${match[0]}: ${messageOf(error)}`, { cause: error });
    }
  }

  /** @param {string} address */
  #link(address) {
    if (address.startsWith('#v=')) return this.#experiment(address);
    const [, kind, rest] = USED.exec(address) ?? [];
    if (kind === 'set') return this.#setLink(rest);
    if (kind === 'run') return this.#runLink(rest);
    if (kind === 'open') return this.#openLink(rest);
    if (kind === 'entry') return ordinary(`../reference.html#${rest}`);
    if (kind === 'lesson') return ordinary(this.#lessonPage(rest));
    return null;
  }

  /** @param {string} rest such as "first?run4.lr=3" */
  #setLink(rest) {
    const [name, changes = ''] = rest.split(/\?(.*)/s);
    const { link } = this.#trained(name);
    const { lesson, catalog } = this.context;
    const href = `../#${changedLink(link, changes, catalog)}`;
    return {
      href,
      attributes: { class: 'set', 'data-set': figureId(lesson.id, name) },
      before: '',
    };
  }

  /** @param {string} rest such as "first.2" */
  #runLink(rest) {
    const [name, number] = rest.split('.');
    const { lesson, catalog } = this.context;
    const { runs } = readLink(this.#trained(name).link, catalog);
    const run = runs[Number(number) - 1];
    if (!run) throw new Error(`run:${rest}: there is no such run`);
    const id = figureId(lesson.id, name);
    const attributes = { class: 'run', 'data-figure': id, 'data-run': number };
    return { href: `#${id}`, attributes, before: swatchHtml(run, Number(number) - 1) };
  }

  /** @param {string} name of a figure or an exercise */
  #openLink(name) {
    const { link } = this.context.lesson.exercises[name] ?? this.#trained(name);
    return this.#experiment(link);
  }

  // The playground is not the page on which its link stands.
  /** @param {string} link */
  #experiment(link) {
    const { catalog } = this.context;
    return ordinary(`../#${formatLink(readLink(link, catalog), catalog)}`);
  }

  /** @param {string} id */
  #lessonPage(id) {
    const page = this.context.pages[id];
    if (!page) throw new Error(`lesson:${id}: there is no such lesson`);
    return page;
  }

  /** @param {string} name */
  #trained(name) {
    const trained = this.context.trained[name];
    if (!trained) throw new Error(`there is no figure "${name}"`);
    return trained;
  }
}

/** @param {string} href */
function ordinary(href) {
  return { href, attributes: {}, before: '' };
}
