// The keyboard: which keys do what, and when they belong to something else.

/** @typedef {import('./model/store.js').Store} Store */
/** @typedef {Record<string, (() => void) | null>} Keys what a key does, by its name; null: nothing now */

const FEW = 1;
const MANY = 10;

/**
 * The keys of training: the same on the page and where it is embedded.
 * @param {Store} store
 * @param {KeyboardEvent} event
 * @returns {Keys}
 */
export function transportKeys(store, event) {
  const count = event.shiftKey ? MANY : FEW;
  // A focused button keeps its space bar.
  const isOnButton = isInside(event, 'button, summary, a');
  return {
    ' ': isOnButton ? null : () => store.toggle(),
    ArrowRight: () => store.step(count),
    ArrowLeft: () => store.seek((store.frame?.step ?? 0) - count),
    r: () => store.reset(),
  };
}

/**
 * Listens for keys that no control uses itself.
 * @param {EventTarget} target the document for a playground that has it for itself
 * @param {(event: KeyboardEvent) => Keys} keysFor
 * @returns {() => void} stops listening
 */
export function listenForKeys(target, keysFor) {
  /** @param {Event} pressed */
  const listen = (pressed) => {
    const event = /** @type {KeyboardEvent} */ (pressed);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event)) return;
    const act = keysFor(event)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  target.addEventListener('keydown', listen);
  return () => target.removeEventListener('keydown', listen);
}

// Whether a key belongs to a control that uses it itself.
/** @param {KeyboardEvent} event */
function isTyping(event) {
  return isInside(
    event,
    'input, select, textarea, [contenteditable], [role="tab"], [role="radio"]',
  );
}

/**
 * @param {Event} event
 * @param {string} selector
 */
function isInside({ target }, selector) {
  return target instanceof Element && target.closest(selector) !== null;
}
