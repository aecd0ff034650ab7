import { rgb } from '../../drawing/palette.js';
import { TilesView } from './tiles-view.js';

/** How often each class was taken for which, on the validation part. Rows are the truth. */
export class ConfusionView extends TilesView {
  get pictureName() {
    return 'Confusion matrix';
  }

  wishes() {
    return { confusion: true };
  }

  drawTile(context, view, side) {
    const { confusion } = view;
    const classes = Math.sqrt(confusion?.length ?? 0);
    if (!classes) return;
    const margin = 26;
    const cell = (side - margin - 2) / classes;
    const { theme } = this;
    const accent = rgb(theme.accent).join(' ');
    const wrong = rgb(theme.warn).join(' ');
    const size = Math.max(8, Math.min(13, cell * 0.42));
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (let row = 0; row < classes; row++) {
      let total = 0;
      for (let column = 0; column < classes; column++) total += confusion[row * classes + column];
      for (let column = 0; column < classes; column++) {
        const count = confusion[row * classes + column];
        const share = total ? count / total : 0;
        const [x, y] = [margin + column * cell, margin + row * cell];
        context.fillStyle = theme.grid;
        context.fillRect(x + 0.5, y + 0.5, cell - 1, cell - 1);
        const colour = row === column ? accent : wrong;
        context.fillStyle = `rgb(${colour} / ${share ? 0.12 + 0.75 * share : 0})`;
        context.fillRect(x + 0.5, y + 0.5, cell - 1, cell - 1);
        if (!count || cell < 13) continue;
        context.font = `${size}px ${theme.font}`;
        context.fillStyle = share > 0.5 ? theme.panel : theme.ink;
        context.fillText(String(count), x + cell / 2, y + cell / 2 + 0.5);
      }
    }
    this.#drawNames(context, { classes, cell, margin, side });
  }

  #drawNames(context, { classes, cell, margin, side }) {
    const { theme } = this;
    context.fillStyle = theme.ink3;
    context.font = `10.5px ${theme.font}`;
    for (let k = 0; k < classes; k++) {
      const at = margin + (k + 0.5) * cell;
      context.fillText(String(k), at, margin - 7);
      context.fillText(String(k), margin - 8, at);
    }
    context.font = `10px ${theme.font}`;
    context.fillText('predicted', margin + (side - margin) / 2, 6);
    context.save();
    context.translate(6, margin + (side - margin) / 2);
    context.rotate(-Math.PI / 2);
    context.fillText('true', 0, 0);
    context.restore();
  }
}

customElements.define('confusion-view', ConfusionView);
