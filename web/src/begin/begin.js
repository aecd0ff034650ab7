// The first script of a page. It is no module, since it has to run where modules do not: in files, and in
// sandboxed frames of hosts that do not let these load anything. It loads the page, and says why where that fails.

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const { src, dataset } = script;

// A page without an origin of its own is in a sandbox already, where WebKit finds nothing to be of 'self'.
if (origin !== 'null') {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'content-security-policy';
  policy.content = dataset.policy ?? '';
  document.head.append(policy);
}

// Chromium takes no relative address from a script of a sandboxed frame.
const entry = new URL(dataset.entry ?? '', src).href;

import(/* @vite-ignore */ entry).catch((error) => {
  const words = document.createElement('script');
  Object.assign(words.dataset, { entry, reason: String(error?.message ?? error) });
  words.src = new URL(dataset.words ?? '', src).href;
  document.head.append(words);
});
