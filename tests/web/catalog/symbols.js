// The letters of a formula in TeX, and which of them it defines itself.

const WORDS = [
  ...[
    'frac',
    'tfrac',
    'dfrac',
    'sqrt',
    'sum',
    'prod',
    'ln',
    'cos',
    'sin',
    'cosh',
    'tanh',
    'max',
    'min',
  ],
  ...[
    'left',
    'right',
    'big',
    'Big',
    'lVert',
    'rVert',
    'lfloor',
    'rfloor',
    'langle',
    'rangle',
    'cdot',
    'odot',
  ],
  ...[
    'le',
    'ge',
    'ne',
    'pm',
    'top',
    'bmod',
    'quad',
    'qquad',
    'begin',
    'end',
    'text',
    'textstyle',
    'operatorname',
  ],
  ...[
    'mathbb',
    'mathcal',
    'leftarrow',
    'to',
    'in',
    'sim',
    'dots',
    'infty',
    'nearrow',
    'searrow',
    'det',
  ],
  ...[
    'uparrow',
    'downarrow',
    'hat',
    'bar',
    'tilde',
    'overline',
    'times',
    'pi',
    'partial',
    'dim',
    'nabla',
    'cdots',
  ],
];
const ACCENT = /\\(hat|bar|tilde)\s*\{?/g;

/**
 * @param {string} tex
 * @returns {{ used: Set<string>, defined: Set<string> }} letters without indices: "\\theta", "g", "\\hat m"
 */
export function lettersOf(tex) {
  const marked = definitionsMarked(tex);
  return { used: new Set(letters(marked)), defined: new Set(definedIn(marked)) };
}

// What words say about a letter defines it: "u: updates since ...", "the metric m".
function definitionsMarked(tex) {
  return tex
    .replace(/\\\\/g, ' ; ')
    .replace(/\\when\{[^}]*\}/g, ';')
    .replace(/\\(?:begin|end)\{[^}]*\}|\\operatorname\{[^}]*\}|\\math(?:bb|cal) ?[A-Z]/g, ' ')
    .replace(/([A-Za-z])((?:_\{[^}]*\}|_.)?)\\text\{(?::| learnt)[^}]*\}/g, '$1$2 =')
    .replace(/\\text\{[^}]*[a-z] \}\s*((?:\\[A-Za-z]+|[A-Za-z]))/g, '; $1= $1')
    .replace(/\\text\{[^}]*\}/g, ' ');
}

function letters(tex) {
  const plain = tex.replace(ACCENT, (_, accent) => `@${accent[0]}`);
  const found = [];
  for (const match of plain.matchAll(/(@[hbt])?(?:\\([A-Za-z]+)|\b(in|out)\b|([A-Za-z]))/g)) {
    const [, accent, macro, word, letter = word] = match;
    if (macro && WORDS.includes(macro)) continue;
    const base = macro ? `\\${macro}` : letter;
    if (isInIndex(plain, match.index)) continue;
    found.push(accent ? `${base}${accent}` : base);
  }
  return found;
}

// Indices count updates, samples and layers; they are read with their letter.
function isInIndex(tex, at) {
  if (tex[at - 1] === '_') return true;
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (tex[i] === '}') ++depth;
    if (tex[i] === '{' && --depth < 0) {
      if (tex[i - 1] === '_') return true;
      depth = 0;
    }
  }
  return false;
}

function definedIn(tex) {
  const LEFT =
    /((?:\\(?:hat|bar|tilde|overline)\s*\{?\s*)?(?:\\[A-Za-z]+|[A-Za-z])\}?)((?:[_^](?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\\[a-z]+|.))*)\s*(?:\([^()]*\)|\|[^|]*\|)?\s*(?:\\ )?(?:&?:?=|:|\\leftarrow|\\sim|\\in\b|\\le\b|<)/g;
  const found = [...tex.matchAll(LEFT)].flatMap(([, letter]) => letters(letter));
  const lists = [...tex.matchAll(/\(([^()=]*)\)\s*=/g)].flatMap(([, list]) => letters(list));
  return [...found, ...lists];
}
