// What can stand between the columns of a text.

/** @typedef {',' | ';' | '\t' | '|' | ' '} Separator " ": any white space, however wide */

/** @type {{ id: Separator, name: string }[]} */
export const SEPARATORS = [
  { id: ',', name: 'comma ,' },
  { id: ';', name: 'semicolon ;' },
  { id: '\t', name: 'tab' },
  { id: '|', name: 'bar |' },
  { id: ' ', name: 'white space' },
];
