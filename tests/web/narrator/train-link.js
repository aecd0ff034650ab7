// What the page knows of a trained link, and what `replay --every 1` prints of it.

import { parseLink } from '../../../web/src/config/index.js';
import { trainedSource } from '../../../web/src/cli/trained.js';
import { replayAll } from '../../../web/src/cli/link-runs.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import csv from '../../../web/src/export/formats/csv.js';
import { sceneOf } from '../../../web/src/views/scene-of.js';
import { catalog } from '../catalog/catalog.js';

const engine = await loadEngine();

/** The scene of the charts of a trained link. */
export async function trainedScene(link, steps) {
  const { config, problems } = parseLink(link, catalog);
  if (problems.length) throw new Error(`${link}: ${JSON.stringify(problems)}`);
  const source = await trainedSource({ catalog, config }, { views: [], steps });
  return sceneOf(source, { width: 600, height: 400 });
}

/**
 * The rows of all of its runs as text, and of each run the losses over all training data, which are not in the
 * rows: the rows have those of mini-batches. Both come from runs of their own.
 */
export async function replayed(link) {
  const { config } = parseLink(link, catalog);
  await engine.prepare(config);
  const names = config.runs.map((_, index) => `run ${index}`);
  const withRun = (index, use) => {
    const run = engine.createRun(config, index, { report() {} });
    try {
      return use(run);
    } finally {
      run.delete();
    }
  };
  const training = names.map((_, index) =>
    withRun(index, (run) => {
      run.advance(run.state().steps);
      const { step, trainLoss } = run.evaluations();
      return new Map(Array.from(step, (one, i) => [one, trainLoss[i]]));
    }),
  );
  const csvText = csv.write(replayAll({ link, names, withRun }, { every: 1 }));
  return { text: csvText, training };
}
