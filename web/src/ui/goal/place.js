import { html } from 'lit';

/**
 * The goal, in the place that said() keeps for it.
 * @param {import('../model/store.js').Store} store of an experiment with goals
 */
export function goalCard(store) {
  const { length } = store.config.goal ?? [];
  return html`<goal-card class="goal-place" style="--goals:${length}" .store=${store}></goal-card>`;
}
