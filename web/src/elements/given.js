// How elements declare their reactive properties, so that they have types. A class field would hide
// Lit's accessor of the same name, and TypeScript takes no bare declaration in JavaScript, so every
// element declares in its constructor what it is given:
//
//     static properties = { spec: { attribute: false } };
//
//     constructor() {
//       super();
//       /** @type {Param} */
//       this.spec = given();
//     }

/**
 * The value of a property until a template gives it one.
 * @template T
 * @returns {T} in truth undefined: an element renders first when its properties are there
 */
export function given() {
  return /** @type {T} */ (undefined);
}
