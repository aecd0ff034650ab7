import { html } from 'lit';
import { ModalDialog } from './modal-dialog.js';

/** All keys of the page, with what they do. */
export const SHORTCUTS = [
  { keys: ['Space'], words: 'play or pause' },
  { keys: ['→'], words: 'one step' },
  { keys: ['←'], words: 'one step back in time' },
  { keys: ['Shift', '→'], words: 'ten steps' },
  { keys: ['r'], words: 'reset to the same first weights' },
  { keys: ['a'], words: 'add a run' },
  { keys: ['d'], words: 'duplicate the selected run' },
  { keys: ['h'], words: 'hide or show the selected run' },
  { keys: ['↑', '↓'], words: 'in a number: one notch more or less' },
  { keys: ['s'], words: 'show only the selected run, or all again' },
  { keys: ['←', '→'], words: 'in a chart: move the crosshair' },
  { keys: ['+', '-'], words: 'in a chart: zoom around the crosshair' },
  { keys: [',', '.'], words: 'in a chart: show what is before or after' },
  { keys: ['0'], words: 'in a chart: show all of it' },
  { keys: ['?'], words: 'this list' },
];

/** The keyboard shortcuts. */
export class HelpDialog extends ModalDialog {
  get heading() {
    return 'Keyboard and help';
  }

  content() {
    return html`<dl class="shortcuts">
        ${SHORTCUTS.map(
          ({ keys, words }) =>
            html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${words}</dd>`,
        )}
      </dl>
      <p class="note">Numbers can be typed, or dragged sideways.</p>
      <p class="note">
        Drag across a chart to zoom, double-click for the whole of it; Ctrl or two fingers and the
        wheel zoom, Shift and the wheel move. Click the name at the end of a curve to show only that
        run.
      </p>
      <p>
        <a href="./reference.html">Reference</a>: every optimizer, schedule and setting, with its
        formula, its numbers and its source.
      </p>`;
  }
}

customElements.define('help-dialog', HelpDialog);
