// Where the figures come from.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import path from 'node:path';
import { root } from './folders.js';

/**
 * @typedef {object} Machine
 * @property {string} date
 * @property {string} processor
 * @property {number} cores
 * @property {string} system
 * @property {Record<string, string>} versions
 */

const peers = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-wasm',
  '@jax-js/jax',
  'convnetjs',
];

/**
 * @param {import('playwright-core').Browser} browser
 * @returns {Machine}
 */
export function describeMachine(browser) {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    system: `${platform()} ${arch()}`,
    versions: {
      Node: process.version.slice(1),
      Chromium: browser.version(),
      'C++ compiler': firstLine('c++', ['--version']),
      Emscripten: firstLine('em++', ['--version']),
      ...Object.fromEntries(peers.map((name) => [name, versionOf(name)])),
    },
  };
}

function versionOf(name) {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'))).version;
}

function firstLine(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8' }).split('\n')[0];
  } catch {
    return 'unknown';
  }
}
