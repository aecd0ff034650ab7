// Loaded before every test file: property tests use the seed that the test driver printed.

import fc from 'fast-check';
import { testSeed } from './seed.js';

fc.configureGlobal({ seed: testSeed });
