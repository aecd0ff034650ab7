// Tells the host how high an embed is, where it has a height of its own. One that fills its frame says nothing: the
// frame would follow the embed, and the embed the frame.

import { heightMessages } from '../../embed/heights.js';

/**
 * @param {Element} element
 * @param {(message: unknown) => void} post to the host
 * @returns {() => void} ends it
 */
export function followHeight(element, post) {
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    heightMessages(height).forEach(post);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
