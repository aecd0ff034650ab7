// The PyTorch script as a notebook of nbformat 4.

import { describe, expect, it } from 'vitest';
import ipynb from '../../../../web/src/export/formats/ipynb.js';
import pytorch from '../../../../web/src/export/formats/pytorch.js';
import { configOf, engine, experimentOf } from '../../pytorch/experiment.js';

const LINK = 'v=1&data=moons&hidden=4&steps=20&title=A+%2Abold%2A+title&run=sgd,lr=0.1';
const DIGITS = 'v=1&data=digits&hidden=16&steps=5&run=adam,lr=0.01';

const notebook = async (link) => JSON.parse((await ipynb.write(await experimentOf(link))).text);
const source = ({ source: lines }) => lines.join('');

describe('a notebook', () => {
  it('is valid nbformat 4.5', async () => {
    const { cells, metadata, nbformat, nbformat_minor: minor, ...rest } = await notebook(LINK);
    expect([nbformat, minor, rest]).toEqual([4, 5, {}]);
    expect(metadata.kernelspec).toEqual({
      display_name: 'Python 3',
      language: 'python',
      name: 'python3',
    });
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    for (const { id, cell_type: type, metadata: about, source: lines, ...others } of cells) {
      expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(about).toEqual({});
      expect(lines.every((line, i) => line.endsWith('\n') === i < lines.length - 1)).toBe(true);
      expect(others).toEqual(type === 'code' ? { execution_count: null, outputs: [] } : {});
    }
  });

  it('has the code of the script, and calls in place of its program', async () => {
    const { cells } = await notebook(LINK);
    const code = cells.filter((cell) => cell.cell_type === 'code').map(source);
    const { text } = await pytorch.write(await experimentOf(LINK));
    for (const cell of code.slice(1, -2)) expect(text).toContain(cell);
    expect(code.at(-2)).toBe(
      'curves = {name: train(run) for name, run in RUNS.items()}\nplot(curves)',
    );
    expect(code.at(-1)).toBe('check()');
    expect(code.join('\n')).not.toMatch(/argparse|__file__|sys\./);
  });

  it('defines the numbers before it trains, and shows its title as a text', async () => {
    const { cells } = await notebook(LINK);
    const all = cells.map(source);
    const place = (words) => all.findIndex((text) => text.includes(words));
    expect(place('WEIGHTS = "')).toBeLessThan(place('curves = {'));
    expect(all[0]).toContain('# A \\*bold\\* title\n');
    expect(all[0]).toContain('[on the page](<https://example.org/#');
  });

  it('loads many numbers by the name of their file', async () => {
    const written = await ipynb.write(await experimentOf(DIGITS));
    expect(written.arrays).toBeInstanceOf(Uint8Array);
    expect(written.text).toContain('np.load(\\"experiment.npz\\")');
  });

  it('has a reason where it cannot be written', async () => {
    const config = await configOf('v=1&run=soap');
    expect(await ipynb.reasonAgainst(config, engine.catalog, null)).toMatch(/SOAP/);
  });
});
