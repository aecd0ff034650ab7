// A part of the catalog that the build writes beside this file; see catalog/catalog-parts.js.

declare const part: import('../catalog/catalog-parts.js').CatalogPart;
export default part;
