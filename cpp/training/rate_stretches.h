// A schedule is drawn from all of its updates: between two that are looked at, a rate may jump.
#pragma once

#include <cstdint>
#include <vector>

#include "core/schedule.h"

namespace playground {

// The rates of consecutive updates up to and with `step`.
struct RateStretch {
  std::int32_t step = 0;  // Counted from 0.
  float first = 0;
  float last = 0;
  float min = 0;
  float max = 0;
};

// Stretches of equal width (but for the last, which ends with the run) that cover all `steps`
// updates of a run; at most this many.
inline constexpr std::int32_t kMostRateStretches = 2048;
std::vector<RateStretch> RateStretchesOf(const Schedule& schedule, std::int32_t steps);

}  // namespace playground
