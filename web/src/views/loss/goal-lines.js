// Goals that are values of the loss, as dashed lines across its chart.

// What of a goal the chart draws: "val_loss:lt:0.05", "run2.best:lt:-0.4", "value(400):lt:0.22".
const GOAL = /^(?:run\d+\.)?(val_loss|last|best|peak|value\(.*\)):[lg][te]:(-?[\d.].*)$/;

/**
 * @param {import('../view.js').Scene} scene
 * @param {import('../../drawing/chart-model.js').Axis} x
 * @param {import('../../drawing/chart-model.js').Curve[]} curves of the loss that goals speak of
 * @returns {import('../../drawing/chart-model.js').Reference[]} none before there is anything to compare with them
 */
export function goalLines({ config }, { min, max }, curves) {
  if (!curves.some(({ y }) => y.length)) return [];
  return (config.goal ?? []).flatMap((text) => {
    const value = Number(GOAL.exec(text)?.[2] ?? NaN);
    if (Number.isNaN(value)) return [];
    return [{ x: [min, max], y: [value, value], slot: null, words: 'goal' }];
  });
}
