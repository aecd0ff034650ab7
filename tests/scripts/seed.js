// The seed of every random test: TEST_SEED, or a fixed number so that a run can be repeated.

/** @type {number} unsigned, 31 bits (fast-check takes signed 32) */
export const testSeed = Number(process.env.TEST_SEED || 20240611);
