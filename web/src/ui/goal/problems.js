import { taskProblems } from '../../goals/state.js';

/**
 * Says which goals, free names and hints nobody can understand, now and whenever they become others.
 * @param {import('../model/store.js').Store} store
 */
export function tellTaskProblems(store) {
  let told = '';
  const tell = () => {
    const problems = taskProblems(store.config, store.catalog);
    const text = JSON.stringify(problems);
    if (text === told) return;
    told = text;
    for (const problem of problems) store.notify(problem);
  };
  store.playground.addEventListener('change', tell);
  tell();
}
