// Test surfaces as Python functions of x and y.

import { literal } from './python.js';

/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/** @type {Record<string, (p: Values) => string[]>} by id: the lines of the function */
const SURFACES = {
  ackley: () => [
    'waves = 0.5 * (torch.cos(2 * math.pi * x) + torch.cos(2 * math.pi * y))',
    'distance = ((x * x + y * y) / 2).sqrt()',
    'return -20 * torch.exp(-0.2 * distance) - torch.exp(waves) + 20 + math.e',
  ],
  beale: () => [
    'return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2',
  ],
  booth: () => ['return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2'],
  himmelblau: () => ['return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2'],
  'monkey-saddle': () => ['return x**3 - 3 * x * y**2'],
  quadratic: ({ condition, angle }) => [
    `angle = math.radians(${literal(angle)})`,
    'u = math.cos(angle) * x + math.sin(angle) * y',
    'v = math.cos(angle) * y - math.sin(angle) * x',
    `return 0.5 * (u**2 + ${literal(condition)} * v**2)`,
  ],
  rastrigin: () => [
    'wave = lambda z: z**2 - 10 * torch.cos(2 * math.pi * z)',
    'return 20 + wave(x) + wave(y)',
  ],
  rosenbrock: () => ['return (1 - x) ** 2 + 100 * (y - x**2) ** 2'],
  saddle: () => ['return x**2 - y**2'],
  'styblinski-tang': () => [
    'part = lambda z: z**4 - 16 * z**2 + 5 * z',
    'return 0.5 * (part(x) + part(y))',
  ],
  valley: ({ flat, steep }) => [
    `flat, steep = ${literal(flat)}, ${literal(steep)}`,
    'shift = math.log(steep / flat)',
    'sides = lambda z: steep * nn.functional.softplus(-z) + flat * nn.functional.softplus(z)',
    'return sides(x + shift) - sides(torch.tensor(shift)) + 0.5 * y**2',
  ],
  'three-hump-camel': () => ['return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2'],
};

/**
 * @param {string} id
 * @param {Values} params
 * @returns {import('./definitions.js').Definition}
 */
export function surfaceFunction(id, params) {
  const lines = SURFACES[id](params);
  const text = ['def surface(x, y):', ...lines.map((line) => `    ${line}`)].join('\n');
  return { text, imports: text.includes('math.') ? ['import math'] : [] };
}

/** @param {string} id */
export const hasSurface = (id) => id in SURFACES;
