// An embed without a page: a playground, an inbox, and a page that notes what is asked of it.

import { strategies } from '../../../web/src/engine/page/start-worker.js';
import { defaultFlags } from '../../../web/src/config/flags.js';
import { Inbox } from '../../../web/src/embed/inbox.js';
import { SOURCE, VERSION } from '../../../web/src/embed/protocol.js';
import { Playground } from '../../../web/src/playground/playground.js';
import { catalog } from '../catalog/catalog.js';

// What Node has: the engine on this thread, behind the channel of a worker.
const local = { pool: { size: 1, strategies: strategies.filter(({ isParallel }) => !isParallel) } };

/** Two rules on two moons, in the canonical form. */
export const MOONS = 'v=1&data=moons&steps=60&run=sgd,lr=0.1&run=adam,lr=0.03';

/**
 * A page that draws nothing and remembers what was wished for.
 * @param {object} [answers] `draw`: what it draws
 */
export function notedPage({ draw = async () => ({ svg: '<svg/>' }) } = {}) {
  const calls = [];
  const note = (name) => (value) => void calls.push([name, value]);
  return {
    calls,
    flags: { ...defaultFlags(), embed: true },
    colours: () => 'light',
    setTheme: note('setTheme'),
    highlight: note('highlight'),
    loadTexts: async () => note('loadTexts')(),
    draw(wish) {
      note('draw')(wish);
      return draw(wish);
    },
  };
}

/**
 * @param {string} [link]
 * @param {object} [options] `trains`: with an engine; `now`: clock of the inbox
 */
export function openEmbed(link = MOONS, { trains = false, now, page = notedPage() } = {}) {
  const experiment = { catalog, link };
  const playground = trains
    ? Playground.create({ ...experiment, trainer: local })
    : new Playground(experiment);
  const sent = [];
  const send = (type, fields, id) =>
    sent.push({ type, ...fields, ...(id !== undefined && { id }) });
  const inbox = new Inbox({ playground, page }, send, now);
  /** Sends a command and gives all answers to it. */
  const ask = async (type, fields = {}) => {
    const before = sent.length;
    await inbox.receive(message(type, fields));
    return sent.slice(before);
  };
  return { playground, page, inbox, sent, send, ask };
}

/** A message of a host. */
export function message(type, fields = {}) {
  return { source: SOURCE, version: VERSION, type, ...fields };
}

/**
 * @param {Playground} playground that trains
 * @param {(frame: object) => boolean} condition
 * @returns {Promise<object>} the first frame of which it holds
 */
export function until(playground, condition) {
  return new Promise((resolve) => {
    playground.addEventListener('frame', function listen() {
      if (!condition(playground.frame)) return;
      playground.removeEventListener('frame', listen);
      resolve(playground.frame);
    });
  });
}

/** Whether all runs are over and known by their fingerprints. */
export const isDone = ({ runs }) =>
  runs.length > 0 &&
  runs.every(
    ({ status, fingerprint }) => ['finished', 'diverged'].includes(status) && fingerprint !== '',
  );
