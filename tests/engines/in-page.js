// What runs in the page: trains one link after the other, each in its own way, and notes the fingerprints.

/** The ways in which somebody may come to the end of a training; none may change a number. */
export const WAYS = ['straight', 'pauses', 'back', 'slowly', 'views', 'reversed'];

/**
 * @typedef {object} Job
 * @property {string} link
 * @property {string} way one of WAYS
 */

/**
 * An expression that begins to train, and leaves the results in `window.trained`, one after the other.
 * @param {Job[]} jobs
 * @returns {string}
 */
export function beginning(jobs) {
  return `void (${trainAll})(${JSON.stringify(jobs)})`;
}

// It knows nothing of this file: its text goes into the page.
async function trainAll(jobs) {
  const { store } = document.querySelector('playground-app');
  window.trained = [];
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const views = () => store.config.runs.map((_, index) => store.runView(index));
  const isOver = (view) =>
    ['finished', 'diverged', 'failed'].includes(view?.status) &&
    (view.fingerprint || view.status === 'failed');
  const untilOver = async () => {
    const deadline = performance.now() + 60_000;
    while (store.isFrameOld || !views().every(isOver)) {
      if (performance.now() > deadline) return;
      await pause(5);
    }
  };
  const everything = { network: true, confusion: true, samples: 16, measures: ['sharpness'] };
  const ways = {
    straight: () => store.play(),
    pauses: async () => {
      store.step(3);
      await pause(30);
      store.play();
      await pause(10);
      store.pause();
      await pause(20);
      store.play();
    },
    back: async () => {
      store.play();
      await untilOver();
      store.seek(5);
      await pause(50);
      store.play();
    },
    slowly: () => {
      store.setSetting('speed', 200);
      store.play();
    },
    views: () => {
      store.want('engines', everything);
      store.play();
    },
    reversed: () => store.play(),
  };
  for (const { link, way } of jobs) {
    store.open(link);
    store.reset();
    await ways[way]();
    await untilOver();
    window.trained.push(views().map(({ fingerprint, message }) => fingerprint || message));
    store.want('engines', {});
  }
}
