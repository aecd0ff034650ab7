// All kinds of sentence. A test compares this list with the folder.

import aboveStart from './kinds/above-start.js';
import allRight from './kinds/all-right.js';
import behind from './kinds/behind.js';
import byHeart from './kinds/by-heart.js';
import diverged from './kinds/diverged.js';
import early from './kinds/early.js';
import firstBelow from './kinds/first-below.js';
import gap from './kinds/gap.js';
import jump from './kinds/jump.js';
import limit from './kinds/limit.js';
import lowest from './kinds/lowest.js';
import onlyBelow from './kinds/only-below.js';
import overfit from './kinds/overfit.js';
import overtakes from './kinds/overtakes.js';
import peak from './kinds/peak.js';
import standsStill from './kinds/stands-still.js';
import rateDrop from './kinds/rate-drop.js';
import rateZero from './kinds/rate-zero.js';
import same from './kinds/same.js';
import settles from './kinds/settles.js';
import slow from './kinds/slow.js';
import stillFalls from './kinds/still-falls.js';
import tie from './kinds/tie.js';
import warmUp from './kinds/warm-up.js';
import zigzag from './kinds/zigzag.js';

/** @type {import('./kind.js').Kind[]} */
export const kinds = [
  aboveStart,
  allRight,
  behind,
  byHeart,
  diverged,
  early,
  firstBelow,
  gap,
  jump,
  limit,
  lowest,
  onlyBelow,
  overfit,
  overtakes,
  peak,
  standsStill,
  rateDrop,
  rateZero,
  same,
  settles,
  slow,
  stillFalls,
  tie,
  warmUp,
  zigzag,
];
