// Rates by surface and optimizer, see web/scripts/usual-rates.js.

declare const measured: { surfaces: Record<string, Record<string, number>> };
export default measured;
