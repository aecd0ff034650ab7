// What the sources import from each other: JavaScript by its syntax, C++ by its includes. Types that a
// comment imports are not counted, since they are gone at run time.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { root } from '../../cpp/scripts/run.js';

/**
 * @typedef {object} Import
 * @property {string} from the file that imports, relative to the repository
 * @property {string} to a file of the repository, or the name of a package
 * @property {'static' | 'dynamic' | 'address' | 'include'} kind `address`: new URL(...) beside the file
 */

const ADDRESS = /new URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url/g;
const SCRIPT = /<script[^>]*\ssrc="(\.[^"]+)"/g;
const INCLUDE = /^#include "([^"]+)"/gm;

/**
 * The files below some folders or the files themselves, relative to the repository.
 * @param {string[]} places
 * @param {RegExp} name what the path of a file has to match
 * @returns {string[]} sorted
 */
export function filesIn(places, name) {
  return places
    .flatMap((place) =>
      path.extname(place)
        ? [place]
        : readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' }).map((file) =>
            path.join(place, file),
          ),
    )
    .filter((file) => name.test(file))
    .sort();
}

/**
 * What a JavaScript file or a page imports.
 * @param {string} file relative to the repository
 * @returns {Import[]}
 */
export function importsOf(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (file.endsWith('.html')) {
    return matchesOf(SCRIPT, text).map((address) => importFrom(file, address, 'static'));
  }
  const { module } = parseSync(file, text);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
  );
  const fixed = [...module.staticImports.map(({ moduleRequest }) => moduleRequest), ...exported];
  // A name that is put together while the program runs cannot be followed.
  const late = module.dynamicImports
    .map(({ moduleRequest: { start, end } }) => text.slice(start, end))
    .filter((source) => /^['"][^'"]*['"]$/.test(source));
  return [...new Set(fixed.map(({ value }) => value)).values()]
    .map((value) => importFrom(file, value, 'static'))
    .concat(late.map((source) => importFrom(file, source.slice(1, -1), 'dynamic')))
    .concat(matchesOf(ADDRESS, text).map((address) => importFrom(file, address, 'address')));
}

/**
 * The files of the repository that a C++ file includes.
 * @param {string} file relative to the repository, below cpp/
 * @returns {Import[]}
 */
export function includesOf(file) {
  return matchesOf(INCLUDE, readFileSync(path.join(root, file), 'utf8')).map((name) => {
    const besides = [`cpp/${name}`, path.join(path.dirname(file), name)];
    const to = besides.find((candidate) => existsSync(path.join(root, candidate)));
    if (!to) throw new Error(`${file} includes ${name}, which is nowhere below cpp/`);
    return { from: file, to, kind: /** @type {const} */ ('include') };
  });
}

/**
 * Everything that can be reached from some files by imports.
 * @param {string[]} entries relative to the repository
 * @returns {Import[]}
 */
export function reachableFrom(entries) {
  const imports = [];
  const seen = new Set(entries);
  const waiting = [...entries];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const one of importsOf(file)) {
      imports.push(one);
      const isSource = /\.(js|html)$/.test(one.to) && existsSync(path.join(root, one.to));
      if (!isSource || seen.has(one.to) || one.to.startsWith('web/src/wasm/')) continue;
      seen.add(one.to);
      waiting.push(one.to);
    }
  }
  return imports;
}

/**
 * The circles among some files or rooms, one for each group that cannot be put into an order.
 * @param {{ from: string, to: string }[]} arrows
 * @returns {string[][]} the members of each group, sorted
 */
export function circlesOf(arrows) {
  /** @type {Map<string, Set<string>>} */
  const reached = new Map();
  /** @type {Map<string, string[]>} */
  const next = new Map();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  for (const start of next.keys()) {
    const seen = new Set();
    const waiting = [start];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      for (const to of next.get(one) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        waiting.push(to);
      }
    }
    reached.set(start, seen);
  }
  const members = [...reached.keys()].filter((one) => reached.get(one)?.has(one)).sort();
  const groups = members.map((one) =>
    members.filter((other) => reached.get(one)?.has(other) && reached.get(other)?.has(one)),
  );
  return [...new Map(groups.map((group) => [group[0], group])).values()];
}

/**
 * The rooms of a folder, from a fenced block in its README: a line per level, the lowest first.
 * @param {string} readme relative to the repository
 * @returns {string[][]}
 */
export function roomsIn(readme) {
  const text = readFileSync(path.join(root, readme), 'utf8');
  const block = /^```rooms\n([\s\S]*?)^```$/m.exec(text)?.[1];
  if (!block) throw new Error(`${readme} has no block of rooms`);
  return block
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)
    .map((line) => line.split(/\s+/));
}

/**
 * What goes against the order of rooms.
 * @param {Import[]} imports
 * @param {string[][]} levels as roomsIn() gives them
 * @param {string} folder in which the rooms are, such as `web/src`
 * @returns {string[]} a sentence per mistake
 */
export function orderMistakes(imports, levels, folder) {
  const rooms = levels.flat().sort((a, b) => depthOf(b) - depthOf(a));
  const roomOf = (/** @type {string} */ file) =>
    rooms.find((room) => patternOf(`${folder}/${room}`).test(file));
  const levelOf = (/** @type {string} */ room) => levels.findIndex((names) => names.includes(room));
  return imports.flatMap(({ from, to }) => {
    if (!to.startsWith(`${folder}/`)) return [];
    const [upper, lower] = [roomOf(from), roomOf(to)];
    if (!upper || !lower) return [`${upper ? to : from} is in no room`];
    if (upper === lower || levelOf(lower) < levelOf(upper)) return [];
    return [`${from} imports ${to}: ${lower} is not below ${upper}`];
  });
}

/**
 * The more steps a room has, the more of them are names, the more it is meant.
 * @param {string} room
 */
function depthOf(room) {
  return 2 * room.split('/').length - (room.includes('*') ? 1 : 0);
}

/**
 * What is in a room, or is the file that is called a room; `*` stands for any name.
 * @param {string} room with its folder
 */
function patternOf(room) {
  const names = room.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]+');
  return new RegExp(`^${names}(/|$)`);
}

/**
 * @param {RegExp} pattern with one group
 * @param {string} text
 */
function matchesOf(pattern, text) {
  return [...text.matchAll(pattern)].map(([, match]) => match);
}

/**
 * @param {string} from
 * @param {string} request as it is written
 * @param {Import['kind']} kind
 * @returns {Import}
 */
function importFrom(from, request, kind) {
  const address = request.replace(/[?#].*/, '');
  const isFile = /^\.{0,2}\//.test(address) || kind === 'address';
  const to = isFile ? path.join(path.dirname(from), address) : packageOf(address);
  return { from, to, kind };
}

/** @param {string} request such as `lit/directives/repeat.js` */
function packageOf(request) {
  const parts = request.split('/');
  return request.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}
