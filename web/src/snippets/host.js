// What a page, a book or slides need to show an experiment.

/** @typedef {'iframe' | 'element' | 'picture'} Form */

/**
 * @typedef {object} Figure one experiment as somebody else's page should show it
 * @property {string} site address of the playground, with a slash at its end
 * @property {string} query host flags, "?embed=1&..."
 * @property {string} link of the experiment, without "#"
 * @property {string} title in plain words
 * @property {number | '100%'} width in CSS pixels, or that of the text around it
 * @property {number} height in CSS pixels
 * @property {Form} form
 * @property {string} picture name of a file that lies beside the page, of the host's format
 */

/**
 * @typedef {object} Once what a site needs once, whatever the number of its figures
 * @property {string} where such as the name of a file
 * @property {string} text
 */

/**
 * @typedef {object} Host where a figure is shown
 * @property {string} id
 * @property {string} name
 * @property {'page' | 'book' | 'slides' | 'course' | 'paper'} group
 * @property {Form[]} forms that it can show; the usual one first
 * @property {Partial<Record<Form, string>>} [formNames] of forms that are called otherwise here
 * @property {'png' | 'svg' | 'pdf'} picture format in which it takes pictures
 * @property {string} hint where the text goes, and what the host must allow
 * @property {(figure: Figure) => string} write
 * @property {(figure: Figure) => Once | null} [once]
 */

/**
 * @param {Figure} figure
 * @returns {string} address of the embed
 */
export const embedAddress = ({ site, query, link }) => `${site}${query}#${link}`;

/**
 * @param {Figure} figure
 * @returns {string} address of the whole page with the experiment
 */
export const pageAddress = ({ site, link }) => `${site}#${link}`;
