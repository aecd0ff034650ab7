// What the build makes of a worker that is to be one script: its text, see web/scripts/script-text.js.

declare module '*?script' {
  const script: string;
  export default script;
}
