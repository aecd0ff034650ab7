// Light or dark: how the page around a figure looks.

/** @typedef {'light' | 'dark'} Colours */

/**
 * @typedef {object} Reading how a page is asked
 * @property {(element: Element) => { backgroundColor: string, colorScheme: string }} styleOf
 * @property {boolean} prefersDark whether the reader's system is dark
 */

// What generators and design systems write when a reader chooses.
const SWITCHES = [
  'data-theme',
  'data-bs-theme',
  'data-md-color-scheme',
  'data-color-mode',
  'data-color-scheme',
  'data-mode',
];
const JUPYTER = 'data-jp-theme-light';
const DARK = /^(dark|slate|night|black)$|(^|[-_])dark($|[-_])/;
const LIGHT = /^(light|default|white)$|(^|[-_])light($|[-_])/;
const DARK_CLASS = /^(dark|theme-dark|dark-mode|dark-theme|quarto-dark|vscode-dark)$/;
const LIGHT_CLASS = /^(light|theme-light|light-mode|light-theme|quarto-light|vscode-light)$/;

/**
 * What the nearest switch says, else what the ground is like on which the figure stands.
 * @param {Element} element
 * @param {Reading} [reading]
 * @returns {Colours}
 */
export function hostTheme(element, reading = readingOf()) {
  const around = [...ancestors(element)];
  for (const one of around) {
    const said = switchOf(one);
    if (said) return said;
  }
  for (const one of around) {
    const said = groundOf(reading.styleOf(one).backgroundColor);
    if (said) return said;
  }
  // Nothing is painted: the ground is the browser's own.
  const words = reading.styleOf(element).colorScheme.split(' ');
  if (!words.includes('dark')) return 'light';
  return words.includes('light') && !reading.prefersDark ? 'light' : 'dark';
}

/**
 * Tells when the page may look different.
 * @param {() => void} onChange
 * @returns {() => void} ends it
 */
export function watchHost(onChange) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const switches = new MutationObserver(onChange);
  const attributeFilter = ['class', 'style', JUPYTER, ...SWITCHES];
  for (const one of [document.documentElement, document.body]) {
    if (one) switches.observe(one, { attributes: true, attributeFilter });
  }
  // Where colours fade, the ground has not yet changed when the switch has.
  const faded = (/** @type {TransitionEvent} */ { propertyName }) => {
    if (propertyName === 'background-color') onChange();
  };
  system.addEventListener('change', onChange);
  document.addEventListener('transitionend', faded);
  return () => {
    switches.disconnect();
    system.removeEventListener('change', onChange);
    document.removeEventListener('transitionend', faded);
  };
}

/** @returns {Reading} */
function readingOf() {
  return {
    styleOf: (element) => getComputedStyle(element),
    prefersDark: matchMedia('(prefers-color-scheme: dark)').matches,
  };
}

/**
 * The element and what it is in, also out of shadow trees.
 * @param {Element} element
 * @returns {Generator<Element>}
 */
function* ancestors(element) {
  for (let one = /** @type {Element | null} */ (element); one;) {
    yield one;
    const top = /** @type {Partial<ShadowRoot>} */ (one.getRootNode());
    one = one.parentElement ?? top.host ?? null;
  }
}

/**
 * @param {Element} element
 * @returns {Colours | null} null: it has no switch
 */
function switchOf(element) {
  const isLight = element.getAttribute(JUPYTER);
  if (isLight) return isLight === 'false' ? 'dark' : 'light';
  for (const name of SWITCHES) {
    const value = element.getAttribute(name)?.toLowerCase() ?? '';
    if (DARK.test(value)) return 'dark';
    if (LIGHT.test(value)) return 'light';
  }
  const classes = [...element.classList];
  if (classes.some((name) => DARK_CLASS.test(name))) return 'dark';
  return classes.some((name) => LIGHT_CLASS.test(name)) ? 'light' : null;
}

/**
 * @param {string} colour as browsers compute it: rgb(), lab(), oklch(), color() ...
 * @returns {Colours | null} null: one sees through it
 */
function groundOf(colour) {
  const name = /^(?:color\(\S+|\w+)/.exec(colour)?.[0] ?? '';
  const numbers = colour.slice(name.length).match(/[\d.]+(?:e-?\d+)?/g) ?? [];
  const [first, second, third, alpha = 1] = numbers.map(Number);
  if (numbers.length < 3 || alpha < 0.5) return null;
  const isLightness = /^(ok)?l(ab|ch)$/.test(name);
  const most = name.startsWith('rgb') ? 255 : name.startsWith('l') ? 100 : 1;
  const lightness = isLightness ? first : 0.299 * first + 0.587 * second + 0.114 * third;
  return lightness < most / 2 ? 'dark' : 'light';
}
