// The keys of undo and redo, and what follows another problem.

import { describe, expect, it } from 'vitest';
import { Editor } from '../../../web/src/playground/editor.js';
import { keepUsualRates, keepZoomInPlace } from '../../../web/src/ui/model/follow-problem.js';
import { historyAct } from '../../../web/src/ui/model/keep-history.js';
import { Store } from '../../../web/src/ui/model/store.js';
import { catalog } from '../catalog/catalog.js';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const CONTROL = { ...NONE, ctrlKey: true };

describe('keys', () => {
  it.each([
    ['undo', { ...CONTROL, key: 'z', code: 'KeyZ' }],
    ['undo', { ...NONE, metaKey: true, key: 'z', code: 'KeyZ' }],
    ['redo', { ...CONTROL, shiftKey: true, key: 'Z', code: 'KeyZ' }],
    ['redo', { ...CONTROL, key: 'y', code: 'KeyY' }],
    // A German keyboard has Z where others have Y, a Russian one has no Z.
    ['undo', { ...CONTROL, key: 'z', code: 'KeyY' }],
    ['undo', { ...CONTROL, key: 'я', code: 'KeyZ' }],
    [null, { ...NONE, key: 'z', code: 'KeyZ' }],
    [null, { ...CONTROL, altKey: true, key: 'z', code: 'KeyZ' }],
    [null, { ...CONTROL, key: 'x', code: 'KeyX' }],
  ])('mean %s', (act, event) => expect(historyAct(event)).toBe(act));
});

describe('another problem', () => {
  const open = (link) => {
    const address = {
      text: link,
      read: () => address.text,
      write: (text) => (address.text = text),
    };
    return new Store({ catalog, flags: {}, firstVisit: '', address });
  };

  it('has its usual rates, and a notice that offers to take that back', () => {
    const store = open('v=1&surface=himmelblau&run=sgd,lr=0.1&run=adam,lr=0.5');
    keepUsualRates(store);
    store.setSetting('problem', 'surface');
    expect(store.config.runs.map(({ params }) => params.lr)).toEqual([0.01, 0.5]);
    const message = 'set to what usually works on Himmelblau: SGD 0.01';
    expect(store.notices).toMatchObject([{ key: 'Rates', message, canUndo: true }]);
  });

  it('shows all of the x axis, and so do other steps; a rate does not', () => {
    const store = open('v=1&run=sgd,lr=0.1');
    store.editor = new Editor(store.playground);
    keepZoomInPlace(store);
    const zoom = { min: 10, max: 20, unit: 'step' };
    const kept = (act) => {
      store.setZoom(zoom);
      act();
      return store.ui.zoom === zoom;
    };
    expect(kept(() => store.editRun(0, ({ params }) => (params.lr = 0.2)))).toBe(true);
    expect(kept(() => store.setSetting('noise', 0.2))).toBe(true);
    expect(kept(() => store.setSetting('data', 'moons'))).toBe(false);
    expect(kept(() => store.setSetting('problem', 'surface'))).toBe(false);
    expect(kept(() => store.setSetting('steps', 99))).toBe(false);
    expect(kept(() => store.open('v=1&run=sgd,lr=0.1'))).toBe(false);
  });
});
