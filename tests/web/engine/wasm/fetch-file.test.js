// What is said of a file that does not come.

import { afterEach, expect, it, vi } from 'vitest';
import { fetchOk } from '../../../../web/src/engine/wasm/fetch-file.js';

const URL_OF_DATA = new URL('https://example.org/p/assets/mnist.bin');

afterEach(() => void vi.unstubAllGlobals());

const failing = () => {
  throw new TypeError('Failed to fetch');
};

it('says that the reader is offline, in words', async () => {
  vi.stubGlobal('fetch', async () => failing());
  vi.stubGlobal('navigator', { onLine: false });
  await expect(fetchOk(URL_OF_DATA)).rejects.toThrow(
    /^you are offline, and mnist\.bin was not used here before$/,
  );
});

it('names the address and the cause otherwise', async () => {
  vi.stubGlobal('fetch', async () => failing());
  vi.stubGlobal('navigator', { onLine: true });
  await expect(fetchOk(URL_OF_DATA)).rejects.toThrow(
    'https://example.org/p/assets/mnist.bin: cannot be loaded (Failed to fetch)',
  );
});
