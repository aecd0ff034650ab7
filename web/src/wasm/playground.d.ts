// The module that Emscripten writes beside this file. What its bindings export is described in
// engine/wasm/wasm-module.js.

export interface ModuleOptions {
  locateFile: (name: string) => string;
  instantiateWasm: (
    imports: WebAssembly.Imports,
    onInstance: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}

/** Makes an instance; resolves with what the bindings export. */
export type ModuleFactory = (
  options: ModuleOptions,
) => Promise<Record<string, (...args: any[]) => any>>;

declare const createModule: ModuleFactory;
export default createModule;
