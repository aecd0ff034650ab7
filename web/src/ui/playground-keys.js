/**
 * Whether a key belongs to a control that uses it itself.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isTyping(event) {
  const users = 'input, select, textarea, [contenteditable], [role="tab"], [role="radio"]';
  return Boolean(event.target.closest?.(users));
}
