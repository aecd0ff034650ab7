// An initializer draws the first weights of dense layers.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "core/param.h"
#include "core/random.h"
#include "core/registry.h"
#include "core/types.h"

namespace playground {

// One dense layer to fill, in double on every target (rounded afterwards), so that the same seed
// gives the same network everywhere.
struct DenseStart {
  Index outputs = 0;
  Index inputs = 0;
  std::span<double> weights;  // outputs x inputs, row-major.
  std::span<double> bias;     // outputs entries, all 0; empty if the layer has none.
  Random& random;

  double fan_in() const { return static_cast<double>(inputs); }
  double fan_out() const { return static_cast<double>(outputs); }

  // Weights uniform in (-limit, limit).
  void FillUniform(double limit) const {
    for (double& w : weights) w = random.Uniform(-limit, limit);
  }
  void FillNormal(double mean, double deviation) const {
    for (double& w : weights) w = mean + deviation * random.Normal();
  }
};

struct InitializerDetails {
  void (*fill)(const ParamValues& params, const DenseStart& layer) = nullptr;
};

using InitializerEntry = Entry<InitializerDetails>;
using InitializerRegistry = Registry<InitializerDetails>;

}  // namespace playground
