// What the bundler makes of a worker that is to be part of the script.

declare module '*?worker&inline' {
  const InlineWorker: new () => Worker;
  export default InlineWorker;
}
