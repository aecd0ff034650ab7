// The commands of the guide to sweeps, as they stand there.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';

const GUIDE = path.join(root, 'web/src/cli/sweep/README.md');
const NPM = 'npm run -s sweep --';
/** The scheduler of the guide. */
export const SCHEDULER = 'tcp://node1:8786';

/** Blocks of the guide for a shell, with the program itself in place of npm, which would build first. */
export function guideCommands() {
  const blocks = [...readFileSync(GUIDE, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)];
  const program = `'${process.execPath}' '${path.join(root, 'web/src/cli/sweep.js')}'`;
  const [local, cluster, collect, dask] = blocks.map(([, text]) => text.replaceAll(NPM, program));
  return { local, cluster, collect, dask };
}
