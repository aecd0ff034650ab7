import { html } from 'lit';

/**
 * @typedef {object} Choice something to pick from a select
 * @property {string} id
 * @property {string} name
 * @property {string} [group]
 * @property {string} [summary]
 */

/**
 * The options of a select, in the groups of its choices.
 * @param {Choice[]} choices
 * @param {unknown} [selected] id
 * @returns {unknown} template
 */
export function groupedOptions(choices, selected) {
  /** @type {Map<string, Choice[]>} */
  const groups = new Map();
  for (const choice of choices) {
    const { group = '' } = choice;
    groups.set(group, [...(groups.get(group) ?? []), choice]);
  }
  return [...groups].map(([group, list]) => {
    const options = list.map(
      ({ id, name, summary = '' }) =>
        html`<option value=${id} ?selected=${id === selected} title=${summary}>${name}</option>`,
    );
    return group ? html`<optgroup label=${group}>${options}</optgroup>` : options;
  });
}
