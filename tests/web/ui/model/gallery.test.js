// The runs of an example are called after what differs, in so few words that its picture has room for them.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseLink } from '../../../../web/src/config/index.js';
import { runNames } from '../../../../web/src/config/run-names.js';
import { PRESETS, linkOfPreset } from '../../../../web/src/ui/model/gallery.js';

const file = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));

it.each(PRESETS.map((preset) => [preset.id, preset]))('%s names its runs', (_, preset) => {
  const names = runNames(parseLink(linkOfPreset(preset), catalog).config, catalog);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(14);
    expect(name).not.toMatch(/[#_]/);
  }
});
