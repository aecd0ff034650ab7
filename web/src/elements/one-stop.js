// Groups of buttons of which one is chosen: one stop of the Tab key, and arrows choose.

/** @type {Record<string, (at: number, count: number) => number>} */
const MOVES = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * For "keydown" of a tab list or a group of radio buttons, whose chosen one alone has the tabindex 0.
 * @param {KeyboardEvent} event
 */
export function chooseByKey(event) {
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  /** @type {NodeListOf<HTMLElement>} */
  const found = group.querySelectorAll('[role=tab], [role=radio]');
  const buttons = [...found];
  const at = buttons.indexOf(/** @type {HTMLElement} */ (event.target));
  const move = MOVES[event.key];
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  if (at < 0 || !move || hasModifier) return;
  event.preventDefault();
  const next = buttons[move(at, buttons.length)];
  next.focus();
  next.click();
}
