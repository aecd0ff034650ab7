// How an embed says how high it is, in the words of three kinds of hosts.

/**
 * @param {number} height CSS pixels
 * @returns {unknown[]} messages
 */
export function heightMessages(height) {
  const whole = Math.ceil(height);
  return [
    // Pages that follow the usual scripts for embedded frames.
    JSON.stringify({ context: 'iframe.resize', height: whole }),
    // Learning platforms.
    { subject: 'lti.frameResize', height: whole },
    { height: whole },
  ];
}
