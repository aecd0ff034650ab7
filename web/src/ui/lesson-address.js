// An address that names a figure of a lesson, such as ?embed=1&lesson=adam.2, becomes that of its experiment.

const NAME = /^([a-z][a-z-]{0,39})\.([a-z0-9][a-z0-9-]{0,39})$/;

/** @typedef {{ name: string, flags: Record<string, string>, link: string }} LessonFigure */

/**
 * @param {Record<string, LessonFigure[]>} lessons figures by lesson
 * @param {string} wanted such as "adam.2", or "adam.jump"
 * @returns {LessonFigure | undefined}
 */
export function figureOf(lessons, wanted) {
  const [, lesson, figure] = NAME.exec(wanted) ?? [];
  const figures = lesson && Object.hasOwn(lessons, lesson) ? lessons[lesson] : [];
  return figures.find(({ name }, i) => name === figure || String(i + 1) === figure);
}

/**
 * What the host itself says goes before what the lesson says.
 * @param {string} query of the address
 * @param {LessonFigure} figure
 * @returns {string} query and link
 */
export function addressOf(query, { flags, link }) {
  const given = new URLSearchParams(query);
  for (const [name, value] of Object.entries(flags)) if (!given.has(name)) given.set(name, value);
  return `?${decodeURIComponent(String(given))}#${link}`;
}

/** Where there is no such figure, the address stays as it is. */
export async function followLesson() {
  const wanted = new URLSearchParams(location.search).get('lesson') ?? '';
  try {
    const lessons = await (await fetch('./learn/figures.json')).json();
    const figure = figureOf(lessons, wanted);
    if (!figure) return;
    history.replaceState(null, '', location.pathname + addressOf(location.search, figure));
  } catch {
    // Without the list, or in a frame without an address, the page opens as it would without the lesson.
  }
}
