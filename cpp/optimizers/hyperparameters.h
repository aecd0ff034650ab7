// Many update rules have these hyperparameters, in the same words everywhere.
#pragma once

#include "core/param.h"

namespace playground {

// The same with a start value of its own.
constexpr ParamSpec Starting(ParamSpec spec, double start) {
  spec.start = start;
  return spec;
}

constexpr ParamSpec Momentum(double default_value = 0.9, double start = kUnset) {
  return Starting(
      DecayFactor("momentum", R"(\mu)", "How much of the last movement is kept", default_value),
      start);
}

constexpr ParamSpec Beta1(double default_value = 0.9) {
  return DecayFactor("beta1", R"(\beta_1)", "Memory of the averaged gradient", default_value);
}

constexpr ParamSpec Beta2(double default_value = 0.999, double start = kUnset) {
  return Starting(DecayFactor("beta2", R"(\beta_2)", "Memory of the averaged squared gradient",
                              default_value, 0.99999),
                  start);
}

constexpr ParamSpec Decoupled() {
  return Flag("decoupled", "Weight decay acts on the weights directly, not through the gradient");
}

}  // namespace playground
