// Makes a browser collect a worker's garbage. Chromium does so when a worker holds much more memory than
// it did, but hardly counts the messages it received: after ten minutes of training a hundred
// megabytes of them lay about. A large buffer counts; never written to, it costs nothing.

// About half a minute of training.
const MESSAGES = 2000;
// At less than this Chromium does not look.
const BYTES = 64 * 1024 * 1024;

/** @returns {() => void} to be called for every message that a worker receives */
export function garbageWatch() {
  let messages = 0;
  const held = { buffer: null };
  return () => {
    messages += 1;
    held.buffer = messages % MESSAGES === 0 ? reserve() : null;
  };
}

function reserve() {
  try {
    return new ArrayBuffer(BYTES);
  } catch {
    // Where there is no room, garbage is collected anyway.
    return null;
  }
}
