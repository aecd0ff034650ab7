/**
 * What a link says about one field, as it stands there: read-link.js collects it, and the gate checks
 * it by the field's parameter.
 */
export class LinkText {
  /**
   * @param {string} key as the link has it
   * @param {string} raw what stands behind the key, not decoded
   */
  constructor(key, raw) {
    this.key = key;
    /** One text for each time that the key is given. */
    this.raws = [raw];
  }
}

/**
 * Values by name, of any name: that of a property which every object has is one like all others.
 * @template T
 * @returns {Record<string, T>} without a prototype
 */
export function noFields() {
  return Object.create(null);
}

/**
 * @param {Record<string, LinkText>} fields made by noFields; changed in place
 * @param {string} name of the field
 * @param {{ key: string, raw: string }} pair of the link
 */
export function addText(fields, name, { key, raw }) {
  if (fields[name]) fields[name].raws.push(raw);
  else fields[name] = new LinkText(key, raw);
}
