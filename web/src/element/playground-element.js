// <optimizer-playground>: a frame with the embed, and what a page can do with it.

import { LIMITS } from '../embed/protocol.js';
import {
  FLAGS,
  frameAddress,
  heightOf,
  linkOf,
  pageAddress,
  siteOf,
  titleOf,
  withHeading,
} from './address.js';
import { CommandElement } from './command-element.js';
import { sharedCoordinator } from './coordinator.js';
import { Frame } from './frame.js';
import { hostTheme, watchHost } from './host-theme.js';
import { KeptState } from './kept-state.js';
import { Look } from './look.js';
import { distanceOf, watchPlace } from './place.js';

/** @typedef {import('../embed/protocol.js').Report} Report */
/** @typedef {import('../embed/protocol.js').CommandType} CommandType */
/** @typedef {import('./element.js').OptimizerPlaygroundApi} Api */
/** @typedef {import('./host-theme.js').Colours} Colours */

/** What an embed says that is an event of the element, under the same name. */
const EVENTS = [
  ...['ready', 'progress', 'diverged', 'finished', 'goal', 'configchange', 'narration', 'error'],
];
const THEMES = ['light', 'dark', 'auto'];
const USUAL_NAME = 'Optimizer Playground';
// Pages that are exchanged in place take an element out and put it in again. In milliseconds.
const GRACE = 1000;
// A first picture takes two seconds at most, if nothing else keeps the machine busy.
const PATIENCE = 5000;

/** @implements {Api} */
export class OptimizerPlayground extends CommandElement {
  static observedAttributes = [...FLAGS, 'config', 'heading', 'height', 'site', 'theme'];
  /** @type {string} address of the script; the playground's page is beside it */
  static script = import.meta.url;

  #look = new Look(this.attachShadow({ mode: 'open' }));
  #kept = new KeptState();
  /** @type {Frame | null} */
  #frame = null;
  /** @type {Set<string>} attributes that changed and are not yet followed */
  #changed = new Set();
  /** @type {(() => void)[]} */
  #watches = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #grace;
  #isInView = false;
  /** It plays next because of its address, or because it comes back into view. */
  #beganItself = false;
  /** @type {number | null} step at which it should play on, as it did in its last frame */
  #playsFrom = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  /** What is printed, or will be when there is time. */
  #paper = '';
  /** @type {Colours | null} that the frame has */
  #theme = null;
  /** @type {import('./coordinator.js').Figure} */
  #figure = {
    distance: () => distanceOf(this),
    isInView: () => this.#isInView,
    isTogether: () => this.hasAttribute('together'),
    go: () => this.#go(),
    play: () => this.conversation.ask('play'),
    pause: () => this.conversation.ask('pause'),
  };

  // ---- Life ----

  connectedCallback() {
    clearTimeout(this.#grace);
    this.#takeEarly();
    this.#followLook();
    this.#watches = [
      watchHost(() => this.#followTheme()),
      watchPlace(this, {
        onNear: (isNear) => this.#followPlace(isNear),
        onView: (isInView) => this.#followView(isInView),
      }),
    ];
    if (this.conversation.isAsked) this.#wish();
  }

  disconnectedCallback() {
    for (const end of this.#watches.splice(0)) end();
    this.#isInView = false;
    this.#unload();
    this.#grace = setTimeout(
      () => this.conversation.end('The figure is no longer in the page.'),
      GRACE,
    );
  }

  /** Where a browser can move an element without taking it out, the frame goes on. */
  connectedMoveCallback() {}

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    // All changes of one moment are followed together.
    if (!this.#changed.size) queueMicrotask(() => this.#followAttributes());
    this.#changed.add(name);
  }

  // ---- What a page can read and do ----

  /** The text of the experiment's link after "#", as it is now. */
  get config() {
    return this.#kept.config ?? this.#link;
  }

  set config(text) {
    this.setAttribute('config', text);
  }

  /**
   * @param {'light' | 'dark' | 'auto'} theme auto: as the page around it
   * @throws {Error} for any other word
   */
  async setTheme(theme) {
    if (!THEMES.includes(theme)) {
      throw new Error(`setTheme: theme must be one of ${THEMES.join(', ')}, not ${String(theme)}.`);
    }
    this.setAttribute('theme', theme);
  }

  // ---- Frame ----

  /**
   * @override
   * @param {CommandType} type
   */
  asked(type) {
    if (type === 'play') this.#beganItself = false;
    if (this.isConnected) this.#wish();
  }

  #wish() {
    if (!this.#frame || this.#frame.isHeld) sharedCoordinator().wish(this.#figure);
  }

  // It is its turn among the figures of the page.
  #go() {
    if (!this.#frame) this.#load();
    else if (this.#isInView) this.#showUp();
    else sharedCoordinator().arrived(this.#figure);
  }

  #load() {
    const { step, isPlaying, isOver } = this.#kept;
    this.#theme = this.#wantedTheme;
    const flags = this.#kept.flagsAgain(this.#flags);
    this.#playsFrom = isPlaying && !isOver ? step : null;
    this.#beganItself = /^(1|true|yes|)$/i.test(flags.autoplay ?? '0');
    this.#frame = new Frame({
      address: frameAddress({
        site: this.#site,
        flags: { ...flags, theme: this.#theme },
        link: this.config,
      }),
      title: this.#name,
      onReport: (report) => this.#receive(report),
      onSilence: (words) => this.#sayWhyNot(words),
    });
    // What is loaded in advance trains when it is its turn again.
    this.#frame.isHeld = !this.#isInView;
    this.#look.addFrame(this.#frame.element);
  }

  // The embed sees that it is in view, and trains for its first picture.
  #showUp() {
    if (!this.#frame) return;
    this.#frame.isHeld = false;
    clearTimeout(this.#patience);
    // There is nothing to wait for: it trains before the eyes of the reader, or not at all.
    if (this.#flags.autoplay !== null) this.#arrive();
    else this.#patience = setTimeout(() => this.#arrive(), PATIENCE);
  }

  // There is a picture, or none for a while.
  #arrive() {
    clearTimeout(this.#patience);
    if (this.#frame?.isReady) this.#look.showFrame(true);
    sharedCoordinator().arrived(this.#figure);
  }

  #unload() {
    this.conversation.detach();
    clearTimeout(this.#patience);
    this.#frame?.remove();
    this.#frame = null;
    this.#paper = '';
    this.#look.showFrame(false);
    sharedCoordinator().forget(this.#figure);
  }

  /** @param {Report} report */
  #receive(report) {
    this.#kept.follow(report);
    const isAnswer = this.conversation.receive(report);
    if (report.type === 'ready') this.#begin();
    else if (report.type === 'progress') this.#followProgress();
    else if (report.type === 'configchange') this.#followConfig();
    if (!EVENTS.includes(report.type) || (isAnswer && report.type !== 'error')) return;
    this.dispatchEvent(new CustomEvent(report.type, { detail: detailOf(report) }));
  }

  #begin() {
    const frame = this.#frame;
    if (!frame) return;
    this.conversation.attach((message) => frame.post(message));
    this.#followTheme();
    if (this.#isInView) this.#showUp();
    else sharedCoordinator().arrived(this.#figure);
  }

  #followProgress() {
    const { step, isPlaying, isOver, hasPicture } = this.#kept;
    if (hasPicture) this.#arrive();
    this.#report();
    if (this.#playsFrom !== null && !isPlaying && step >= this.#playsFrom) {
      this.#playsFrom = null;
      if (!isOver) this.conversation.ask('play');
    }
    if (!isPlaying) this.#keepPaper();
  }

  // An embed out of view rests, and goes on by itself when it comes back.
  #report() {
    const { isPlaying, isOver } = this.#kept;
    const beganItself = this.#beganItself;
    const isSeenPlaying = isPlaying && this.#isInView;
    if (isPlaying) this.#beganItself = !this.#isInView;
    sharedCoordinator().report(this.#figure, { isPlaying: isSeenPlaying, isOver, beganItself });
  }

  /** @param {string} text */
  #sayWhyNot(text) {
    this.#look.say({ text, address: pageAddress(this.#site, this.config) });
    sharedCoordinator().arrived(this.#figure);
    this.dispatchEvent(new CustomEvent('error', { detail: { message: text } }));
  }

  // Whoever prints does not wait: the picture for it is made when there is time. It is kept until there is something
  // else to be seen; drawing it makes the embed report, too.
  #keepPaper() {
    const { step, config } = this.#kept;
    if (step === 0 && this.#flags.autoplay === null) return;
    const shown = [config, step, this.clientWidth, this.clientHeight].join(' ');
    if (shown === this.#paper) return;
    this.#paper = shown;
    sharedCoordinator().whenCalm(this.#figure, async () => {
      if (!this.#frame?.isReady) return;
      const [width, height] = [this.clientWidth, this.clientHeight].map(asSide);
      const wish = { format: /** @type {const} */ ('svg'), theme: /** @type {const} */ ('light') };
      const asked = this.conversation.ask('getFigure', { ...wish, width, height });
      this.#look.setPaper(await asked.catch(() => null));
    });
  }

  // ---- What it follows ----

  /** @param {boolean} isNear */
  #followPlace(isNear) {
    if (isNear) this.#wish();
    else if (!this.#frame && !this.conversation.isAsked) sharedCoordinator().forget(this.#figure);
  }

  /** @param {boolean} isInView */
  #followView(isInView) {
    this.#isInView = isInView;
    if (!this.#frame) {
      // It may have waited behind others that are loaded in advance.
      if (isInView) this.#wish();
      return;
    }
    this.#report();
    if (!isInView) sharedCoordinator().arrived(this.#figure);
    else if (!this.#frame.isHeld) sharedCoordinator().seen(this.#figure);
    else if (this.#frame.isReady) this.#wish();
    else this.#frame.isHeld = false;
  }

  #followTheme() {
    const theme = this.#wantedTheme;
    if (!this.#frame?.isReady || theme === this.#theme) return;
    this.#theme = theme;
    this.conversation.ask('setTheme', { theme });
  }

  #followAttributes() {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    this.#followLook();
    const isOther = changed.has('config');
    const reloads = !this.#frame || ['site', ...FLAGS].some((name) => changed.has(name));
    if (reloads && isOther) this.#kept.begin();
    else if (isOther) this.conversation.ask('setConfig', { config: this.#link });
    else if (changed.has('heading') && this.#kept.config !== null) {
      const heading = this.getAttribute('heading') ?? '';
      this.#kept.config = withHeading(this.#kept.config, heading);
      this.conversation.ask('setConfig', { config: this.#kept.config });
    }
    if (this.#frame && reloads) {
      this.#unload();
      this.#wish();
    }
    this.#followTheme();
  }

  // It may have another title now.
  #followConfig() {
    this.#followLook();
    this.#keepPaper();
  }

  #followLook() {
    this.#look.setName(this.#name, pageAddress(this.#site, this.config));
    this.#look.setHeight(heightOf(this.getAttribute('height')));
    if (this.#frame) this.#frame.element.title = this.#name;
  }

  // A framework may have set the property before this script was there.
  #takeEarly() {
    if (!Object.hasOwn(this, 'config')) return;
    const { config } = this;
    Reflect.deleteProperty(this, 'config');
    this.config = config;
  }

  get #link() {
    return withHeading(linkOf(this.getAttribute('config')), this.getAttribute('heading'));
  }

  // A figure without a heading is named by the words that stand in its place.
  get #name() {
    const heading = this.getAttribute('heading')?.trim();
    return heading || titleOf(this.config) || this.#look.fallbackText || USUAL_NAME;
  }

  get #site() {
    return siteOf(this.getAttribute('site'), OptimizerPlayground.script);
  }

  /** @returns {Record<string, string | null>} */
  get #flags() {
    return Object.fromEntries(FLAGS.map((name) => [name, this.getAttribute(name)]));
  }

  /** @returns {Colours} */
  get #wantedTheme() {
    const said = this.getAttribute('theme')?.toLowerCase();
    return said === 'light' || said === 'dark' ? said : hostTheme(this);
  }
}

/** @param {number} length CSS pixels */
function asSide(length) {
  return Math.min(LIMITS.side.most, Math.max(LIMITS.side.least, Math.round(length)));
}

/**
 * @param {Report} report
 * @returns {object} without what only the frame needs
 */
function detailOf(report) {
  const own = ['source', 'version', 'type', 'id'];
  return Object.fromEntries(Object.entries(report).filter(([key]) => !own.includes(key)));
}
