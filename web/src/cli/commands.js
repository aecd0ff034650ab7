// The commands of the npm package. Each is a program of its name in this folder, which starts when it is loaded.

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {string} summary what it does, as a sentence without its full stop
 * @property {readonly string[]} [needs] packages that do not come with the playground, since only this command needs
 *   them and they are large
 */

const DRAWING = ['@napi-rs/canvas', 'chart.js', 'd3-contour', 'd3-path', 'dejavu-fonts-ttf', 'uqr'];

/** @type {readonly Command[]} */
export const commands = [
  {
    name: 'replay',
    summary: 'Trains a link and prints its curves and a fingerprint of its numbers',
  },
  {
    name: 'figure',
    summary: 'Trains a link and draws its views as an SVG, PNG or PDF file',
    needs: DRAWING,
  },
  {
    name: 'export',
    summary: 'Writes curves, data and mini-batches, or a PyTorch program that trains the same runs',
  },
  {
    name: 'verify',
    summary: 'Trains the links of a table again, and says which of them reach their goal',
  },
  {
    name: 'sweep',
    summary:
      'Makes the sweep of a link on all cores or on a cluster, and goes on after an interruption',
  },
  {
    name: 'catalog',
    summary: 'Prints everything that a link can name, as JSON',
  },
  {
    name: 'serve',
    summary: 'Serves the page itself, for a room without a network',
  },
];
