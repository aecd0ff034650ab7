// The PyTorch script as a file.

import { describe, expect, it } from 'vitest';
import pytorch from '../../../../web/src/export/formats/pytorch.js';
import { configOf, engine, experimentOf } from '../../pytorch/experiment.js';

const LINK = 'v=1&data=moons&hidden=4&steps=20&run=sgd,lr=0.1&run=adam,lr=0.01';

describe('a PyTorch script', () => {
  it('begins with the link, and trains all runs', async () => {
    const { text, arrays } = await pytorch.write(await experimentOf(LINK));
    expect(text.split('\n')[0]).toBe(`# https://example.org/#${LINK}`);
    expect(text).toContain('    "SGD": dict(');
    expect(text).toContain('    "Adam": dict(');
    expect(text).toContain('if __name__ == "__main__":\n    main()\n');
    expect(arrays).toBeNull();
  });

  it('trains one run', async () => {
    const { text } = await pytorch.write(await experimentOf(LINK, 1));
    expect(text).not.toContain('"SGD"');
    expect(text).toContain('torch.optim.Adam(params, lr=lr)');
  });

  it('has a reason where it cannot be written', async () => {
    const config = await configOf(`${LINK}&run=kfac`);
    expect(await pytorch.reasonAgainst(config, engine.catalog, null)).toMatch(/K-FAC/);
    expect(await pytorch.reasonAgainst(config, engine.catalog, 0)).toBe('');
  });
});
