// The wire between an embed and the page that holds it: only messages of that page count, and answers go to it alone.

import { Inbox } from '../../embed/inbox.js';
import { SOURCE, VERSION } from '../../embed/protocol.js';
import { Reports } from '../../embed/reports.js';
import { embedPage } from './embed-page.js';
import { followHeight } from './follow-height.js';

/** @typedef {import('./playground-embed.js').PlaygroundEmbed} PlaygroundEmbed */

/**
 * @param {PlaygroundEmbed} embed
 * @returns {() => void} ends it
 */
export function connectHost(embed) {
  const host = window.parent;
  // It is alone in its window.
  if (host === window) return () => {};
  const { playground, flags } = embed.store;
  const page = embedPage(embed);
  // Until the host has spoken, nobody knows where it is from.
  let origin = '*';
  /** @type {import('../../embed/inbox.js').Send} */
  const send = (type, fields, id) => {
    const message = { source: SOURCE, version: VERSION, type, ...fields };
    host.postMessage(id === undefined ? message : { ...message, id }, origin);
  };
  const inbox = new Inbox({ playground, page }, send);
  const reports = new Reports({ playground, page }, send);
  const listen = (/** @type {MessageEvent} */ event) => {
    if (event.source !== host) return;
    if (/^https?:/.test(event.origin)) origin = event.origin;
    inbox.receive(event.data);
  };
  addEventListener('message', listen);
  reports.start();
  const box = flags.height === null ? null : embed.querySelector('.embed');
  const endHeight = box ? followHeight(box, (message) => host.postMessage(message, '*')) : () => {};
  return () => {
    removeEventListener('message', listen);
    reports.dispose();
    page.dispose();
    endHeight();
  };
}
