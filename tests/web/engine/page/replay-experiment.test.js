// Replays for files, from runs that stand-ins for workers train again.

import { afterEach, describe, expect, it } from 'vitest';
import csvFormat from '../../../../web/src/export/formats/csv.js';
import jsonFormat from '../../../../web/src/export/formats/json.js';
import { disposeAll, setUp } from './trainer-bench.js';

afterEach(disposeAll);

describe('replay', () => {
  it('gives what replaying the link prints', async () => {
    const { trainer, start, until } = setUp();
    await start('steps=3&run=adam&run=sgd,label=B');
    trainer.play();
    await until(({ playing, step }) => !playing && step === 3);
    const shares = [];
    const experiment = await trainer.replay({ onProgress: (share) => shares.push(share) });
    const csv = csvFormat.write(experiment);
    const lines = csv.trim().split('\n');
    expect(lines[0]).toMatch(/^run,step,epoch,lr,train_loss,val_loss/);
    expect(lines.slice(1, 5).map((line) => line.split(',').slice(0, 2).join())).toEqual([
      '0,0',
      '0,1',
      '0,2',
      '0,3',
    ]);
    expect(lines.slice(-2)).toEqual([
      '# fingerprint 0 fingerprint-at-3',
      '# fingerprint 1 fingerprint-at-3',
    ]);
    const json = JSON.parse(jsonFormat.write(experiment));
    expect(json).toMatchObject({ version: 1, link: 'v=1&steps=3&run=adam&run=sgd,label=B' });
    expect(json.runs[1]).toMatchObject({
      run: 1,
      name: 'B',
      val_loss: null,
      train_loss: { length: 4 },
    });
  });
});
