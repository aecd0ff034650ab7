// What the build puts into the widget: the text of the single file, see web/scripts/widget.js.

declare module 'virtual:single-file.js' {
  const html: string;
  export default html;
}
