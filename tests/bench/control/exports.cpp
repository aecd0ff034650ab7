// The control's interface in WebAssembly: one trainer at a time, arrays in the module's own memory.

#include <emscripten/emscripten.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "eigen_expressions.h"

namespace {

std::optional<eigen_control::Trainer> trainer;
eigen_control::Vector parameters;

}  // namespace

extern "C" {

// `numbers`: rate, momentum, beta1, beta2, epsilon, decay. Returns 1, or 0 for an unknown rule.
EMSCRIPTEN_KEEPALIVE int control_open(const int* sizes, int layers, int relu, int softmax,
                                      int batch, const char* rule, const double* numbers,
                                      const float* inputs, const unsigned char* labels, int samples,
                                      const float* first_parameters) {
  eigen_control::Definition definition;
  definition.sizes.assign(sizes, sizes + layers);
  definition.relu = relu != 0;
  definition.softmax = softmax != 0;
  definition.batch = batch;
  if (!eigen_control::FindRule(rule, &definition.rule)) return 0;
  definition.rate = numbers[0];
  definition.momentum = numbers[1];
  definition.beta1 = numbers[2];
  definition.beta2 = numbers[3];
  definition.epsilon = numbers[4];
  definition.decay = numbers[5];
  trainer.emplace(definition, inputs, labels, samples, first_parameters);
  return 1;
}

EMSCRIPTEN_KEEPALIVE void control_advance(int steps) { trainer->Advance(steps); }

EMSCRIPTEN_KEEPALIVE void control_restart() { trainer->Restart(); }

// Valid until the next call.
EMSCRIPTEN_KEEPALIVE const float* control_parameters() {
  parameters = trainer->Parameters();
  return parameters.data();
}

EMSCRIPTEN_KEEPALIVE void* control_allocate(int bytes) { return std::malloc(bytes); }

EMSCRIPTEN_KEEPALIVE void control_free(void* memory) { std::free(memory); }
}
