// The rules that estimate the distance to the minimum (D-Adaptation, Prodigy) share these
// hyperparameters.
#pragma once

#include <limits>

#include "core/param.h"

namespace playground {

constexpr ParamSpec FirstDistance() {
  return Positive("d0", "d_0", "First guess of the distance to the minimum", 1e-6, 1e-8, 0.1);
}

constexpr ParamSpec GrowthRate() {
  return {.id = "growth_rate",
          .symbol = R"(\text{growth})",
          .summary = "Largest growth of the estimated distance in one update; unset: unlimited",
          .default_value = kUnset,
          .min = 1,
          .max = 1e12,
          .scale = Scale::kLog,
          .slider_min = 1.01,
          .slider_max = 100,
          .min_excluded = true};
}

inline double GrowthLimit(const ParamValues& params) {
  return params.IsSet("growth_rate") ? params["growth_rate"]
                                     : std::numeric_limits<double>::infinity();
}

}  // namespace playground
