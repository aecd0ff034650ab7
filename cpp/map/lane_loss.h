// Losses that are the mean of a formula are summed without taking the runs of a lane apart.
#pragma once

#include <array>

#include "core/four.h"
#include "nn/loss.h"

namespace playground {

// The same for all runs of a lane.
struct LaneLossInput {
  Index outputs = 0;
  Index batch = 0;
  Index stride = 0;                    // batch rounded up to whole lanes.
  const float* predictions = nullptr;  // outputs x stride lanes.
  const float* targets = nullptr;      // outputs x stride.
};

// As MeanLoss, in its order of operations: slopes are outputs x stride lanes, 0 in the padding.
template <class Formula>
void MeanLossOnLanes(const LaneLossInput& input, float* slopes, std::array<double, 4>* losses) {
  const Formula formula{ParamValues()};
  const double count = static_cast<double>(input.outputs * input.batch);
  const Four scale(static_cast<float>(1 / count)), tiny(kTiny<float>);
  std::array<double, 4> sums = {};
  for (Index row = 0; row < input.outputs; ++row) {
    Four sum(0);
    for (Index i = 0; i < input.stride; i += 4) {
      const Index at = row * input.stride + i;
      const float* y = input.targets + at;
      const Four target = {Float4(y[0]), Float4(y[1]), Float4(y[2]), Float4(y[3])};
      const Four output = Four::Load(input.predictions + 4 * at);
      Four value = formula.Value(output, target);
      Four slope = (formula.Slope(output, target) * scale + tiny) - tiny;
      const Index left = input.batch - i;
      if (left < 4) {
        const Float4 zero(0);
        value = {value.a, left > 1 ? value.b : zero, left > 2 ? value.c : zero, zero};
        slope = {slope.a, left > 1 ? slope.b : zero, left > 2 ? slope.c : zero, zero};
      }
      sum = sum + value;
      slope.Store(slopes + 4 * at);
    }
    float row_sums[4];
    Lanes<float>::Store(row_sums, (sum.a + sum.b) + (sum.c + sum.d));
    for (std::size_t run = 0; run < 4; ++run) sums[run] += static_cast<double>(row_sums[run]);
  }
  for (std::size_t run = 0; run < 4; ++run) (*losses)[run] = sums[run] / count;
}

}  // namespace playground
