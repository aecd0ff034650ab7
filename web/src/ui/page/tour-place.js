// Where the card of the tour stands: beside what it speaks of, never over it if there is room.

/** @typedef {{ left: number, top: number, width: number, height: number }} Box in pixels of the window */
/** @typedef {{ width: number, height: number }} Size */

const GAP = 14;
const EDGE = 12;

/**
 * @param {Box | null} target null: there is nothing to point at
 * @param {Size} card
 * @param {Size} room of the window
 * @param {Box | null} [clear] what is around the target and should not be covered either
 * @returns {{ left: number, top: number }} of the card
 */
export function placeCard(target, card, room, clear = target) {
  const middle = { left: (room.width - card.width) / 2, top: room.height - card.height - EDGE };
  if (!target || !clear) return inside(middle, card, room);
  const right = clear.left + clear.width + GAP;
  const left = clear.left - card.width - GAP;
  const below = clear.top + clear.height + GAP;
  const above = clear.top - card.height - GAP;
  const across = target.left + target.width / 2 - card.width / 2;
  const down = target.top + target.height / 2 - card.height / 2;
  if (below + card.height + EDGE <= room.height)
    return inside({ left: across, top: below }, card, room);
  if (above >= EDGE) return inside({ left: across, top: above }, card, room);
  if (left >= EDGE) return inside({ left, top: down }, card, room);
  if (right + card.width + EDGE <= room.width)
    return inside({ left: right, top: down }, card, room);
  return inside(middle, card, room);
}

/**
 * @param {{ left: number, top: number }} place
 * @param {Size} card
 * @param {Size} room
 */
function inside({ left, top }, card, room) {
  return {
    left: Math.max(EDGE, Math.min(left, room.width - card.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, room.height - card.height - EDGE)),
  };
}
