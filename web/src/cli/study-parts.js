// Makes studies in this process, and gives their pictures for a figure.

import { Study } from '../studies/study.js';

/** @typedef {import('../figure/panels.js').Part} Part */
/** @typedef {import('../figure/panels.js').Source} Source */
/** @typedef {import('../studies/study.js').Host} Host */
/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */

/**
 * @param {Source} source
 * @param {ViewDescription[]} views studies
 * @returns {Promise<Part[]>}
 * @throws {Error} if a study cannot be made, or has no picture
 */
export async function studyParts(source, views) {
  const parts = [];
  for (const view of views) {
    /** @type {import('../views/study/study-module.js').StudyModule} */
    const { kind, part } = await view.load();
    const study = new Study(hostOf(source), kind);
    const { obstacle } = study.nextPlan;
    if (obstacle) throw new Error(`${view.id}: ${obstacle}`);
    await study.start();
    const { plan, results, series } = study;
    const drawn = plan && part({ plan, results, series }, (key) => source.value(key));
    if (!drawn) throw new Error(`${view.id}: what it varies has no picture; export its table`);
    parts.push(drawn);
  }
  return parts;
}

/**
 * @param {Source} source
 * @returns {Host}
 */
function hostOf({ catalog, config, value, compute, workers }) {
  return {
    ...{ catalog, config, value, compute, workers, link: '', selected: 0 },
    holdTraining: () => () => {},
    isHidden: () => false,
    onHidden: () => () => {},
    beforeDrawing: (draw) => draw(),
  };
}
