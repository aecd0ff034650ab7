// Makes an engine of a compiled module. The page's side does not: its engines are in workers.

/** @typedef {import('../../wasm/playground.js').ModuleFactory} ModuleFactory */
/** @typedef {import('./bindings.js').RawEngine} RawEngine */
/** @typedef {Awaited<ReturnType<ModuleFactory>>} Exports functions that Embind makes */

/**
 * @param {ModuleFactory} createModule factory of that module
 * @param {WebAssembly.Module} module
 * @returns {Promise<RawEngine>} what the bindings export: functions, and in what these make, objects.
 *   The start module has a part of them only, see AnyEngine
 */
export async function instantiate(createModule, module) {
  /** @type {Exports} */
  const exports = await new Promise((resolve, reject) => {
    createModule({
      // The factory would look for the file itself, at an address that a blob worker cannot form.
      locateFile: (name) => name,
      instantiateWasm: (imports, onInstance) => {
        WebAssembly.instantiate(module, imports).then(
          (instance) => onInstance(instance, module),
          reject,
        );
        return {};
      },
    }).then(resolve, reject);
  });
  return withObjects(exports);
}

/**
 * The bindings give pointers to objects, and methods as functions on them, see cpp/bindings/methods.h.
 * @param {Exports} exports
 * @returns {RawEngine}
 */
function withObjects(exports) {
  /** @type {Record<string, unknown>} */
  const engine = { ...exports };
  const methodNames = Object.keys(exports).filter((key) => key.includes('.'));
  for (const name of new Set(methodNames.map((key) => key.split('.')[0]))) {
    const [field, create] = [name.toLowerCase(), `create${name}`];
    const methods = methodsOf(name, exports);
    engine[create] = (/** @type {unknown[]} */ ...args) => {
      const { [field]: pointer, ...rest } = exports[create](...args);
      return { ...rest, [field]: pointer && { __proto__: methods, pointer } };
    };
  }
  // What has been put together is what bindings.js describes.
  return /** @type {RawEngine} */ (/** @type {unknown} */ (engine));
}

/**
 * @param {string} name of the class
 * @param {Exports} exports
 */
function methodsOf(name, exports) {
  const own = Object.keys(exports).filter((key) => key.startsWith(`${name}.`));
  const methods = own.map((key) => [key.slice(name.length + 1), method(key, exports[key])]);
  return Object.fromEntries(methods);
}

/**
 * @param {string} key class and method
 * @param {Exports[string]} call
 * @returns {(this: { pointer: number }, ...args: unknown[]) => unknown}
 */
function method(key, call) {
  return function (...args) {
    const { pointer } = this;
    if (!pointer) throw new Error(`${key}: the object was deleted`);
    if (key.endsWith('.delete')) this.pointer = 0;
    return call(pointer, ...args);
  };
}
