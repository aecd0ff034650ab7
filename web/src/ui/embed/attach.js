// What an embed has to do with its surroundings, as long as it is in the document: keys, whether it is seen, its host.

import { listenForKeys, transportKeys } from '../keys.js';
import { connectHost } from './host-window.js';
import { Sight } from './sight.js';

/**
 * @param {import('./playground-embed.js').PlaygroundEmbed} embed
 * @returns {{ seen: Promise<void>, detach: () => void }} seen: somebody sees it for the first time
 */
export function attach(embed) {
  const { store, keyTarget } = embed;
  const endKeys = listenForKeys(keyTarget, (event) => transportKeys(store, event));
  const sight = new Sight(embed.firstElementChild ?? embed, store.playground);
  const endHost = connectHost(embed);
  const detach = () => {
    endKeys();
    sight.dispose();
    endHost();
  };
  return { seen: sight.seen, detach };
}
