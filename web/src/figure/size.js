// How large a figure may be.

/** What a figure's sides may be, in CSS pixels. */
export const SIZE = { least: 200, most: 4000, usual: { width: 720, height: 480 } };
