// The README beside the real data files says what the recipes say.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readmeText } from '../../../web/scripts/data/readme.js';
import { allRecipes } from '../../../web/scripts/data/recipes.js';
import { dataFolder } from './shipped-data.js';

const text = readFileSync(new URL('README.md', dataFolder), 'utf8');

it('is current', async () => {
  expect(await readmeText(text, await allRecipes())).toBe(text);
});

it('gets a row and a section from a recipe', async () => {
  const [iris] = await allRecipes();
  const lilies = await readmeText(text, [{ ...iris, id: 'lilies' }]);
  expect(lilies).toMatch(/^\| `lilies\.bin` +\| 150 +\| 4 /m);
  expect(lilies).toContain('### lilies.bin\n\n- Source: `iris.csv` in Debian');
  expect(lilies).not.toContain('wine.bin');
  // The rest stays.
  const rest = text.slice(text.indexOf('## Making them again'));
  expect(lilies.endsWith(rest)).toBe(true);
});

it('has places for them', async () => {
  await expect(readmeText('# Data\n', [])).rejects.toThrow('README.md: nothing like');
});
