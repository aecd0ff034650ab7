// Why a plot is empty, in its middle.

/**
 * @param {import('./chart-model.js').Brush} context
 * @param {import('./chart-model.js').Picture} picture
 */
export function drawEmpty(context, { model: { emptyWords }, area, theme }) {
  if (!emptyWords) return;
  const { left, top, right, bottom } = area;
  context.font = `500 12.5px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink3;
  context.fillText(emptyWords, (left + right) / 2, (top + bottom) / 2);
}
