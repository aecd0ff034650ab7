// Compiled texts for the tests that run without JavaScript: programs.h for the C++ tests, and golden
// files in which a rule that was typed in has to give the numbers of the built-in one. Run without
// arguments it writes them; tests/web/own/own-programs.test.js checks that they are current.

import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../cpp/scripts/run.js';
import { compile } from '../../web/src/own/compile.js';
import { EXAMPLES } from '../../web/src/own/examples.js';

/** @typedef {import('../../web/src/catalog/catalog-index.js').Language} Language */

const goldenFolder = path.join(root, 'tests/golden/data');

/** @param {string} name of an example of a rule */
function exampleCalled(name) {
  const example = EXAMPLES.rule.find((one) => one.name === name);
  if (!example) throw new Error(`There is no example ${name}`);
  return example.text;
}

/**
 * The text for each built-in rule, and how the reference calls its free names.
 * @type {Record<string, { text: string, names: Record<string, string> }>}
 */
const TYPED = {
  adam: { text: exampleCalled('Adam'), names: { b1: 'beta1', b2: 'beta2', eps: 'eps' } },
  lion: { text: exampleCalled('Lion'), names: { b1: 'beta1', b2: 'beta2', wd: 'weight_decay' } },
  rmsprop: { text: exampleCalled('RMSprop'), names: { b2: 'alpha', eps: 'eps' } },
  momentum: { text: exampleCalled('Momentum'), names: { mu: 'momentum' } },
};
const GOLDEN = [
  ...['adam.default', 'adam.lr-schedule', 'lion.default', 'lion.decay', 'lion.lr-schedule'],
  ...['rmsprop.default', 'momentum.default', 'momentum.lr-schedule'],
];

/**
 * The texts of the C++ tests: name of the array, language, text, values of the free names.
 * @type {[string, Language, string, Record<string, number>][]}
 */
const FOR_CPP = [
  ['Adam', 'rule', exampleCalled('Adam'), { b1: 0.9, b2: 0.999, eps: 1e-8 }],
  ['Lion', 'rule', exampleCalled('Lion'), { b1: 0.9, b2: 0.99, wd: 0.1 }],
  ['ByLayer', 'rule', 'w=w-lr*g/norm(g)', {}],
  ['Clipped', 'rule', 'w=w-lr*g*min(1,1/norm_all(g))', {}],
  ['Centered', 'rule', 'd=g-mean(g);w=w-lr*d/(max(abs(d))-min(abs(d))+sum_all(d^2))', {}],
  ['Swapped', 'rule', 'x=a;a=b+g;b=x;n=n+1;w=w-lr*b*n', {}],
  ['Chosen', 'rule', 'w=w-lr*where(g>0 && w<=2,g^3,clip(g,-1,tanh(w)))', {}],
  ['Stairs', 'schedule', 'lr*gamma^floor(t/period)', { gamma: 0.5, period: 10 }],
  ['Peaks', 'surface', 'exp(-x^2)*sin(3*y)+k*abs(x-y)^3', { k: 2 }],
];

/**
 * @returns {{ file: string, text: string }[]} everything that is written, with whole paths
 */
export function ownPrograms() {
  return [programsHeader(), ...GOLDEN.map(goldenFile)];
}

/**
 * @param {string} text
 * @param {Language} language
 * @param {Record<string, number>} values of its free names
 * @returns {number[]}
 */
function programOf(text, language, values) {
  const compiled = compile(text, language, values);
  if (!compiled.program) throw new Error(`${text}: ${JSON.stringify(compiled)}`);
  return compiled.program;
}

function programsHeader() {
  const arrays = FOR_CPP.map(([name, language, text, values]) => {
    const numbers = programOf(text, language, values).join(', ');
    return `// ${text}\nconst std::vector<double> k${name} = {${numbers}};\n`;
  });
  const text = `// Written by tests/scripts/own-programs.js.
// clang-format off
#pragma once

#include <vector>

namespace playground::programs {

${arrays.join('\n')}
}  // namespace playground::programs
`;
  return { file: path.join(root, 'tests/cpp/own/programs.h'), text };
}

/**
 * The file of the built-in rule with the text in its place.
 * @param {string} name
 */
function goldenFile(name) {
  const source = path.join(goldenFolder, 'optim', `${name}.json`);
  const file = JSON.parse(readFileSync(source, 'utf8'));
  const { text, names } = TYPED[file.id];
  const values = Object.fromEntries(
    Object.entries(names).map(([own, reference]) => [own, file.hyper[reference]]),
  );
  const typed = {
    ...file,
    id: 'custom',
    set: `${file.id}-${file.set}`,
    text,
    hyper: { lr: file.hyper.lr, rule: programOf(text, 'rule', values) },
  };
  const target = path.join(goldenFolder, 'custom', `${name}.json`);
  return { file: target, text: `${JSON.stringify(typed)}\n` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of ownPrograms()) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`Written: ${path.relative(root, file)}`);
  }
}
