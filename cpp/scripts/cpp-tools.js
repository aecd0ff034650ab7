// What the C++ sources need from the system, for ../../CMakeLists.txt.

import { findProgram, hasHeader } from './system-tools.js';

/** @typedef {import('./system-tools.js').Tool} Tool */

/** @type {Tool[]} */
const common = [
  {
    name: 'CMake',
    present: () => findProgram('cmake') !== undefined,
    apt: ['cmake'],
    dnf: ['cmake'],
    brew: ['cmake'],
  },
  {
    name: 'Ninja',
    present: () => findProgram('ninja') !== undefined,
    apt: ['ninja-build'],
    dnf: ['ninja-build'],
    brew: ['ninja'],
  },
  {
    name: 'Eigen 3.4',
    present: () => hasHeader('Eigen/Dense'),
    apt: ['libeigen3-dev'],
    dnf: ['eigen3-devel'],
    brew: ['eigen@3'],
  },
];

/** @type {Tool} */
const json = {
  name: 'JSON for Modern C++',
  present: () => hasHeader('nlohmann/json.hpp'),
  apt: ['nlohmann-json3-dev'],
  dnf: ['json-devel'],
  brew: ['nlohmann-json'],
};

/** For the WebAssembly module. @type {Tool[]} */
export const wasmTools = [
  ...common,
  {
    name: 'Emscripten',
    present: () => findProgram('em++') !== undefined,
    apt: ['emscripten'],
    dnf: ['emscripten'],
    brew: ['emscripten'],
  },
];

/** For native tests. @type {Tool[]} */
export const nativeTools = [
  ...common,
  json,
  {
    name: 'a C++20 compiler',
    present: () => findProgram('c++', 'g++', 'clang++') !== undefined,
    apt: ['g++'],
    dnf: ['gcc-c++', 'libasan', 'libubsan'],
    brew: [],
    macCommand: 'xcode-select --install',
  },
  {
    name: 'GoogleTest',
    present: () => hasHeader('gtest/gtest.h'),
    apt: ['libgtest-dev'],
    dnf: ['gtest-devel'],
    brew: ['googletest'],
  },
];
