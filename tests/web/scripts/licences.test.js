// The licences that a built site carries.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { licencesText, shippedPackages } from '../../../web/scripts/licences.js';
import { filesIn, importsOf } from '../../scripts/imports.js';

const text = licencesText();

describe('licences.txt', () => {
  it('begins with the own one', () => {
    expect(text.slice(0, 1000)).toMatch(/MIT License/);
  });

  it('has a licence for every package that the page imports', () => {
    const imported = filesIn(['web/src'], /\.js$/)
      .filter((file) => !/^web\/src\/(wasm|cli)\//.test(file))
      .flatMap(importsOf)
      .map(({ to }) => to)
      .filter((name) => /^[@a-z][^:]*$/.test(name) && !/^web\/|\.\w+$/.test(name));
    const shipped = shippedPackages().map(({ name }) => name);
    expect(shipped).toEqual(expect.arrayContaining([...new Set(imported)]));
    // What Chart.js, Lit and the contours are made of comes with them.
    expect(shipped).toEqual(
      expect.arrayContaining(['@kurkle/color', 'lit-html', 'd3-array', 'internmap']),
    );
  });

  it.each(shippedPackages().map(({ name, text: licence }) => [name, licence]))(
    'says under what %s may be used',
    (_, licence) => {
      expect(licence).toMatch(
        /permission to use, copy|permission is hereby granted|redistribution/i,
      );
      expect(licence.length).toBeLessThan(5000);
    },
  );

  it.each([
    ['Eigen', /Eigen,.*Mozilla Public License Version 2\.0.*Exhibit B/s],
    ['Emscripten', /The Emscripten Authors/],
    ['musl', /Rich Felker/],
    ['LLVM', /LLVM Exceptions to the Apache 2\.0 License/],
    ['MNIST', /CC-BY-SA-3\.0/],
    ['scikit-learn', /The scikit-learn developers/],
  ])('has what %s asks for', (_, words) => {
    expect(text).toMatch(words);
  });

  it('names every real data set', () => {
    const files = readdirSync(path.join(root, 'web/public/data')).filter((name) =>
      /bin$/.test(name),
    );
    for (const name of files) expect(text).toContain(`### ${name}`);
  });

  it('can be found from the help', () => {
    const help = readFileSync(path.join(root, 'web/src/ui/dialogs/help-dialog.js'), 'utf8');
    expect(help).toContain("file('licences.txt')");
  });
});
