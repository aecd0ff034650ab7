#include "training/rate_stretches.h"

#include <algorithm>

namespace playground {

std::vector<RateStretch> RateStretchesOf(const Schedule& schedule, std::int32_t steps) {
  const std::int32_t width = (steps - 1) / kMostRateStretches + 1;
  std::vector<RateStretch> stretches(static_cast<std::size_t>((steps - 1) / width + 1));
  for (std::int32_t step = 0; step < steps; ++step) {
    const auto rate = static_cast<float>(schedule.Rate(step));
    RateStretch& stretch = stretches[static_cast<std::size_t>(step / width)];
    if (step % width == 0) stretch.first = stretch.min = stretch.max = rate;
    stretch.step = step;
    stretch.last = rate;
    stretch.min = std::min(stretch.min, rate);
    stretch.max = std::max(stretch.max, rate);
  }
  return stretches;
}

}  // namespace playground
