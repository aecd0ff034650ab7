// The goal of an embed. Loaded where there is one.

import './goal-card.js';

export { goalCard } from './place.js';
export { tellTaskProblems } from './problems.js';
