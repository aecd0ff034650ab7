// The list of export formats that the build writes beside this file; see web/scripts/lists.js.

export const formats: import('../export/format.js').ExportFormat[];
