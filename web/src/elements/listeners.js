// Listeners for templates that hand over what was chosen or typed rather than an event.

/** @typedef {import('../catalog/catalog-index.js').Value} Value */

/**
 * For "value-change", the event of all controls.
 * @param {(value: Value) => void} take
 * @returns {(event: CustomEvent<{ value: Value }>) => void}
 */
export function onValue(take) {
  return (event) => take(event.detail.value);
}

/**
 * For "change" and "input" of text fields, sliders and selects.
 * @param {(text: string, field: HTMLInputElement) => void} take told the text and the element
 * @returns {(event: Event) => void}
 */
export function onText(take) {
  return (event) => {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    take(field.value, field);
  };
}

/**
 * For "change" of check boxes and switches.
 * @param {(isChecked: boolean) => void} take
 * @returns {(event: Event) => void}
 */
export function onCheck(take) {
  return (event) => take(/** @type {HTMLInputElement} */ (event.currentTarget).checked);
}

/**
 * @typedef {object} TypedProblem what is wrong with what was typed
 * @property {string} key of the field, in words
 * @property {string} value what was typed
 * @property {string} message empty: nothing
 */

/**
 * Tells what is wrong with what was typed into a control, or that nothing is, by "value-problem".
 * @param {EventTarget} control
 * @param {TypedProblem} problem
 */
export function tellProblem(control, problem) {
  const options = { detail: problem, bubbles: true, composed: true };
  control.dispatchEvent(new CustomEvent('value-problem', options));
}

/**
 * Tells that a control has a new value.
 * @param {EventTarget} control
 * @param {Value} value
 */
export function tellValue(control, value) {
  control.dispatchEvent(
    new CustomEvent('value-change', { detail: { value }, bubbles: true, composed: true }),
  );
}

/** @typedef {CustomEvent<{ value: number, isOver: boolean }>} TryEvent */

/**
 * Tells of a value while it is dragged, by "value-try". Whoever shows what it would give prevents the default;
 * then nothing is set until it is let go.
 * @param {EventTarget} control
 * @param {number} value
 * @param {boolean} [isOver] it is let go
 * @returns {number | null} the value that is shown, which may be one nearby; null: nobody shows any
 */
export function tellTry(control, value, isOver = false) {
  const detail = { value, isOver };
  const options = { detail, bubbles: true, composed: true, cancelable: true };
  const isShown = !control.dispatchEvent(new CustomEvent('value-try', options));
  return isShown ? detail.value : null;
}
