import { html } from 'lit';
import { ModalDialog } from './modal-dialog.js';

/** The keys of the page, and what they do. */
export const SHORTCUTS = [
  { keys: ['Space'], words: 'play or pause' },
  { keys: ['→'], words: 'one step' },
  { keys: ['←'], words: 'go back one step' },
  { keys: ['Shift', '→'], words: 'ten steps at once' },
  { keys: ['r'], words: 'reset to the same initial weights' },
  { keys: ['a'], words: 'add a run' },
  { keys: ['d'], words: 'duplicate the selected run' },
  { keys: ['h'], words: 'hide or show the selected run' },
  { keys: ['↑', '↓'], words: 'in a number field: increase or decrease it' },
  { keys: ['s'], words: 'show only the selected run, or all again' },
  { keys: ['←', '→'], words: 'in a chart: move the crosshair' },
  { keys: ['+', '-'], words: 'in a chart: zoom around the crosshair' },
  { keys: [',', '.'], words: 'in a chart: move to what comes before or after' },
  { keys: ['0'], words: 'in a chart: show the whole range' },
  { keys: ['?'], words: 'show this list' },
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
      <p class="note">Type numbers, or drag them sideways.</p>
      <p class="note">
        Drag across a chart to zoom in, and double-click it to see the whole range again. The wheel
        zooms while you hold Ctrl, and moves the range while you hold Shift; on a touch screen,
        pinch with two fingers. Click the name at the end of a curve to show only that run.
      </p>
      <p>
        The <a href="./reference.html">reference</a> describes every optimizer, schedule and
        setting, with formulas, ranges and sources.
      </p>`;
  }
}

customElements.define('help-dialog', HelpDialog);
