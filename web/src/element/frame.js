// The frame with the embed: what it says comes in here, and whether it says anything at all.

import { SOURCE, VERSION } from '../embed/protocol.js';

/** @typedef {import('../embed/protocol.js').Report} Report */

// What has loaded listens sooner, also on a slow machine; and what loads has loaded. In milliseconds.
const SILENCE = 12_000;
const LOADING = 40_000;

/**
 * @typedef {object} FrameOptions
 * @property {string} address
 * @property {string} title what it is called for those who do not see it
 * @property {(report: Report) => void} onReport
 * @property {(words: string) => void} onSilence why it does not answer; it may still do so later
 */

export class Frame {
  element = document.createElement('iframe');
  /** The embed said that it listens. */
  isReady = false;
  /** The policy of the page does not let it in; there is nothing more exact to be said. */
  #isForbidden = false;
  #options;
  #origin;
  #timer;
  #listen = (/** @type {MessageEvent} */ event) => this.#receive(event);
  #forbidden = (/** @type {SecurityPolicyViolationEvent} */ event) => this.#judge(event);

  /** @param {FrameOptions} options */
  constructor(options) {
    const { address, title } = options;
    this.#options = options;
    this.#origin = originOf(address);
    const { element } = this;
    element.title = title;
    element.allow = 'clipboard-write; fullscreen';
    // A page that is isolated lets in only what comes without the reader's cookies.
    if (globalThis.crossOriginIsolated) element.setAttribute('credentialless', '');
    element.src = address;
    element.addEventListener('load', () => this.#expect(SILENCE));
    addEventListener('message', this.#listen);
    document.addEventListener('securitypolicyviolation', this.#forbidden);
    this.#timer = setTimeout(() => this.#silent(), LOADING);
  }

  /** Whether the frame is out of sight, and so does not train. */
  get isHeld() {
    return this.element.classList.contains('held');
  }

  set isHeld(isHeld) {
    this.element.classList.toggle('held', isHeld);
  }

  /** @param {object} message for the embed */
  post(message) {
    this.element.contentWindow?.postMessage(message, this.#origin);
  }

  /** Takes the frame away; nothing is heard of it any more. */
  remove() {
    clearTimeout(this.#timer);
    removeEventListener('message', this.#listen);
    document.removeEventListener('securitypolicyviolation', this.#forbidden);
    this.element.remove();
  }

  /** @param {MessageEvent} event */
  #receive({ source, origin, data }) {
    if (source !== this.element.contentWindow || !isReport(data)) return;
    if (data.type === 'ready') {
      this.isReady = true;
      clearTimeout(this.#timer);
      // Files and sandboxed pages have no origin that could be named.
      this.#origin = origin === 'null' ? '*' : origin;
    }
    this.#options.onReport(data);
  }

  /** @param {number} milliseconds */
  #expect(milliseconds) {
    clearTimeout(this.#timer);
    if (!this.isReady && !this.#isForbidden)
      this.#timer = setTimeout(() => this.#silent(), milliseconds);
  }

  #silent() {
    const site = siteOf(this.#options.address);
    this.#options.onSilence(
      `The figure does not answer. Either ${site} cannot be reached, or this page does not let it in: ` +
        `its content security policy has to allow “frame-src ${site}”.`,
    );
  }

  /** @param {SecurityPolicyViolationEvent} event */
  #judge({ effectiveDirective, blockedURI }) {
    const site = siteOf(this.#options.address);
    if (this.isReady || effectiveDirective !== 'frame-src' || !blockedURI.startsWith(site)) return;
    clearTimeout(this.#timer);
    if (this.#isForbidden) return;
    // What is shown in place of the figure loads, too, and is silent.
    this.#isForbidden = true;
    this.#options.onSilence(
      `This page does not let the figure in: its content security policy has to allow “frame-src ${site}”.`,
    );
  }
}

/**
 * @param {unknown} data
 * @returns {data is Report}
 */
function isReport(data) {
  if (typeof data !== 'object' || data === null) return false;
  const { source, version, type } = /** @type {Record<string, unknown>} */ (data);
  return source === SOURCE && version === VERSION && typeof type === 'string';
}

/** @param {string} address */
function originOf(address) {
  const { origin } = new URL(address);
  return origin === 'null' ? '*' : origin;
}

/**
 * As it stands in a policy.
 * @param {string} address
 */
function siteOf(address) {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}
