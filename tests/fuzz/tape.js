// Random inputs are read from a tape of numbers: when it is used up, everything is the first choice, so that a
// shorter tape is a simpler input. fast-check makes the tapes, and shortens one that found a fault.

import fc from 'fast-check';

const LARGEST = 0xffff;

/** Takes choices from a list of numbers. */
export class Tape {
  /** @param {number[]} numbers 0 to 65535 */
  constructor(numbers) {
    this.numbers = numbers;
    this.at = 0;
  }

  get isOver() {
    return this.at >= this.numbers.length;
  }

  /** @returns {number} 0 to 65535 */
  next() {
    return this.numbers[this.at++] ?? 0;
  }

  /** @param {number} count */
  below(count) {
    return this.next() % count;
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  pick(list) {
    return list[this.below(list.length)];
  }

  /**
   * @param {number} share of all tapes for which it is true; false where the tape is over
   */
  chance(share) {
    return !this.isOver && this.next() > (1 - share) * LARGEST;
  }

  /**
   * @template T
   * @param {number} most members
   * @param {() => T} make
   * @returns {T[]}
   */
  list(most, make) {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

/**
 * @template T
 * @param {number} length of the longest tape
 * @param {(tape: Tape) => T} make
 * @returns {fc.Arbitrary<T>}
 */
export function fromTape(length, make) {
  return fc
    .array(fc.nat(LARGEST), { minLength: 1, maxLength: length, size: 'max' })
    .map((numbers) => make(new Tape(numbers)));
}
