// `npm run -s figure -- LINK FILE [--show VIEWS] [--size WxH] ...`: trains a link without a browser and draws
// it. Exit status: 0 done; 1 the link could not be used; 2 wrong usage.

import { writeFileSync } from 'node:fs';
import { OPTIONS, readOrder } from './figure-order.js';
import { startProgram } from './program.js';

await startProgram({
  name: 'figure',
  takes: 'LINK FILE [options]',
  options: OPTIONS,
  examples: [
    '"v=1&data=moons&run=sgd,lr=0.1&run=adam,lr=0.01" moons.svg',
    '"v=1&problem=surface&surface=rosenbrock&run=adam,lr=0.1" path.pdf --size 800x500',
    '"v=1&data=spiral&run=adam,lr=0.01" dark.png --show loss,boundary --theme dark --scale 3',
  ],
  read: readOrder,
  run,
});
// The engine waits for work as long as the process lives.
process.exit();

/**
 * @param {import('./figure-order.js').Order} order
 * @returns {Promise<number>} exit status
 */
async function run(order) {
  // Imported late: the help needs no packages for drawing.
  const { drawOrder } = await import('./draw-figure.js');
  const data = await drawOrder(order);
  if (!data) return 1;
  writeFileSync(order.file, data);
  return 0;
}
