// The control of ../control, in WebAssembly.

import createControl from '../../../build/bench/control/eigen_control.js';

const wasmUrl = new URL('../../../build/bench/control/eigen_control.wasm', import.meta.url);

/** @type {import('../engines.js').Open} */
export async function open({ workload, rule }, material) {
  const control = await createControl(await moduleOptions());
  const { sizes, activation, loss, batch, samples } = workload;
  const { lr, momentum = 0, beta1 = 0, beta2 = 0, eps = 0, weight_decay: decay = 0 } = rule.params;
  const kept = [
    Int32Array.from(sizes),
    new TextEncoder().encode(`${rule.optimizer}\0`),
    Float64Array.of(lr, momentum, beta1, beta2, eps, decay),
    material.inputs,
    material.labels,
    material.parameters,
  ].map((array) => copyInto(control, array));
  const [layers, id, numbers, inputs, labels, parameters] = kept;
  const isRelu = activation === 'relu' ? 1 : 0;
  const isSoftmax = loss === 'softmax-ce' ? 1 : 0;
  const isOpen = control._control_open(
    ...[layers, sizes.length, isRelu, isSoftmax, batch, id, numbers],
    ...[inputs, labels, samples, parameters],
  );
  kept.forEach((pointer) => control._control_free(pointer));
  if (!isOpen) throw new Error(`the control has no rule ${rule.optimizer}`);

  return {
    restart: () => control._control_restart(),
    advance: (steps) => control._control_advance(steps),
    parameters() {
      const start = control._control_parameters() / Float32Array.BYTES_PER_ELEMENT;
      return control.HEAPF32.slice(start, start + material.parameters.length);
    },
    close() {},
  };
}

async function moduleOptions() {
  if (wasmUrl.protocol !== 'file:') return { locateFile: () => wasmUrl.href };
  const { readFileSync } = await import('node:fs');
  return { wasmBinary: readFileSync(wasmUrl) };
}

function copyInto(control, array) {
  const pointer = control._control_allocate(array.byteLength);
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  control.HEAPU8.set(bytes, pointer);
  return pointer;
}
