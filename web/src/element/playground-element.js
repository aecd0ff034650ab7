// <optimizer-playground>: a frame with the embed, and what a page can do with it.

import { LIMITS } from '../embed/protocol.js';
import {
  FLAGS,
  frameAddress,
  heightOf,
  linkOf,
  pageAddress,
  siteOf,
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
const EVENTS = ['ready', 'progress', 'diverged', 'finished', 'configchange', 'narration', 'error'];
const USUAL_NAME = 'Optimizer Playground';
// Pages that are exchanged in place take an element out and put it in again. In milliseconds.
const GRACE = 1000;

/** @implements {Api} */
export class OptimizerPlayground extends CommandElement {
  static observedAttributes = [
    ...FLAGS,
    'config',
    'heading',
    'height',
    'site',
    'theme',
    'together',
  ];
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
  /** @type {Colours | null} that the frame has */
  #theme = null;
  /** @type {import('./coordinator.js').Figure} */
  #figure = {
    distance: () => distanceOf(this),
    isInView: () => this.#isInView && !document.hidden,
    isTogether: () => this.hasAttribute('together'),
    load: () => this.#load(),
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
      watchPlace(this, { onNear: () => this.#wish(), onView: (isIn) => this.#followView(isIn) }),
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

  /** @param {'light' | 'dark' | 'auto'} theme auto: as the page around it */
  async setTheme(theme) {
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
    if (!this.#frame) sharedCoordinator().wish(this.#figure);
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
    this.#look.addFrame(this.#frame.element);
  }

  #unload() {
    this.conversation.detach();
    this.#frame?.remove();
    this.#frame = null;
    this.#look.showFrame(false);
    sharedCoordinator().forget(this.#figure);
  }

  /** @param {Report} report */
  #receive(report) {
    const wasPlaying = this.#kept.isPlaying;
    this.#kept.follow(report);
    const isAnswer = this.conversation.receive(report);
    if (report.type === 'ready') this.#begin();
    else if (report.type === 'progress') this.#followProgress(wasPlaying);
    else if (report.type === 'configchange') this.#keepPaper();
    if (!EVENTS.includes(report.type) || (isAnswer && report.type !== 'error')) return;
    this.dispatchEvent(new CustomEvent(report.type, { detail: detailOf(report) }));
  }

  #begin() {
    const frame = this.#frame;
    if (!frame) return;
    this.#look.showFrame(true);
    this.conversation.attach((message) => frame.post(message));
    this.#followTheme();
    // What is out of view trains later, and what waits for its reader does not train.
    if (!this.#isInView || this.#flags.autoplay !== null) sharedCoordinator().arrived(this.#figure);
  }

  /** @param {boolean} wasPlaying */
  #followProgress(wasPlaying) {
    const { step, isPlaying, isOver } = this.#kept;
    const coordinator = sharedCoordinator();
    if (step > 0) coordinator.arrived(this.#figure);
    coordinator.report(this.#figure, { isPlaying, isOver, beganItself: this.#beganItself });
    // What stops out of view goes on by itself when it comes back.
    if (isPlaying) this.#beganItself = false;
    else if (wasPlaying) this.#beganItself = !this.#figure.isInView();
    if (this.#playsFrom !== null && !isPlaying && step >= this.#playsFrom) {
      this.#playsFrom = null;
      if (!isOver) this.conversation.ask('play');
    }
    if (!isPlaying) this.#keepPaper();
  }

  /** @param {string} text */
  #sayWhyNot(text) {
    this.#look.say({ text, address: pageAddress(this.#site, this.config) });
    sharedCoordinator().arrived(this.#figure);
    this.dispatchEvent(new CustomEvent('error', { detail: { message: text } }));
  }

  // Whoever prints does not wait: the picture for it is made when there is time.
  #keepPaper() {
    if (this.#kept.step === 0 && this.#flags.autoplay === null) return;
    sharedCoordinator().whenCalm(this.#figure, async () => {
      if (!this.#frame?.isReady) return;
      const [width, height] = [this.clientWidth, this.clientHeight].map(asSide);
      this.#look.setPaper(
        await this.conversation.ask('getFigure', { format: 'svg', theme: 'light', width, height }),
      );
    });
  }

  // ---- What it follows ----

  /** @param {boolean} isInView */
  #followView(isInView) {
    this.#isInView = isInView;
    if (isInView) sharedCoordinator().seen(this.#figure);
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

  #followLook() {
    this.#look.setName(this.#name);
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

  get #name() {
    return this.getAttribute('heading')?.trim() || USUAL_NAME;
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
