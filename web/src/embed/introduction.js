// What an embed says of itself, when it begins to listen and whenever it is asked.

/**
 * @param {import('./context.js').Context} context
 * @returns {import('./protocol.js').ReportFields['ready']}
 */
export function introduction({ playground, page }) {
  return { config: playground.link, theme: page.colours(), flags: { ...page.flags } };
}
