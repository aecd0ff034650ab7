// What ConvNetJS cannot do as the others; apart from the library itself, which not everybody needs.

/**
 * Does it train exactly what the cell says?
 * @param {import('../workloads.js').Cell} cell
 * @returns {string} what differs; empty: nothing
 */
export function difference({ workload, rule }) {
  return [
    workload.loss === 'bce' ? 'squared error instead of BCE' : '',
    rule.optimizer.startsWith('adam') ? 'Adadelta instead of Adam' : '',
  ]
    .filter(Boolean)
    .join(', ');
}
