// Schedules share these hyperparameters: lengths and rates that follow the run when they are not
// set, so that `schedule=cosine` alone is sensible for any number of steps.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/exact_math.h"
#include "core/param.h"
#include "core/schedule.h"

namespace playground {

// A number of updates, >= min. Optional: the summary says which share of the run it is by default.
constexpr ParamSpec OptionalLength(std::string_view id, std::string_view symbol,
                                   std::string_view summary, int min = 1) {
  ParamSpec spec = Count(id, symbol, summary, min, min, 2000);
  spec.default_value = kUnset;
  spec.slider_min = min;
  return spec;
}

// The updates of a warm-up.
constexpr ParamSpec WarmupLength(std::string_view summary) {
  return Count("warmup", "w", summary, 100, 0, 1000);
}
inline double WarmupDelay(const ParamValues& params) { return params["warmup"]; }

// A learning rate, > 0. Optional: the summary says how it follows the optimizer's rate.
constexpr ParamSpec OptionalRate(std::string_view id, std::string_view symbol,
                                 std::string_view summary) {
  ParamSpec spec = Positive(id, symbol, summary, 1, 1e-5, 10);
  spec.default_value = kUnset;
  return spec;
}

// A learning rate, >= 0, at which a decay ends.
constexpr ParamSpec FloorRate(std::string_view id, std::string_view symbol,
                              std::string_view summary) {
  return NonNegative(id, symbol, summary, 0, 1e-6, 0.1);
}

// A factor in (0, 1] on a logarithmic slider.
constexpr ParamSpec RateFactor(std::string_view id, std::string_view symbol,
                               std::string_view summary, double default_value) {
  ParamSpec spec = Positive(id, symbol, summary, default_value, 1e-3, 1);
  spec.max = 1;
  return spec;
}

// The same, but 1 is out: a drop has to drop.
constexpr ParamSpec FactorBelowOne(std::string_view id, std::string_view symbol,
                                   std::string_view summary, double default_value) {
  ParamSpec spec = RateFactor(id, symbol, summary, default_value);
  spec.max = spec.slider_max = 0.9999;
  return spec;
}

// A factor of every update, in (0, 1]. Optional.
constexpr ParamSpec OptionalDecay(std::string_view id, std::string_view symbol,
                                  std::string_view summary) {
  ParamSpec spec = RateFactor(id, symbol, summary, 1);
  spec.default_value = kUnset;
  spec.scale = Scale::kOneMinusLog;
  spec.slider_min = 0.9;
  spec.slider_max = 0.9999;
  return spec;
}

// A time in updates, > 0, not necessarily whole. Optional.
constexpr ParamSpec OptionalTime(std::string_view id, std::string_view symbol,
                                 std::string_view summary) {
  ParamSpec spec = Positive(id, symbol, summary, 1, 1, 1000);
  spec.default_value = kUnset;
  return spec;
}

// A real number in (low, high] on a linear slider.
constexpr ParamSpec RealAbove(std::string_view id, std::string_view symbol,
                              std::string_view summary, double default_value, double low,
                              double high) {
  ParamSpec spec = Real(id, symbol, summary, default_value, low, high);
  spec.min_excluded = true;
  return spec;
}

// A ratio of rates, >= 1.
constexpr ParamSpec AtLeastOne(std::string_view id, std::string_view symbol,
                               std::string_view summary, double default_value, double slider_max) {
  ParamSpec spec = Positive(id, symbol, summary, default_value, 1, slider_max);
  spec.min = 1;
  spec.min_excluded = false;
  return spec;
}

// One end of the range in which momentum moves, in [0, 1).
constexpr ParamSpec MomentumBound(std::string_view id, std::string_view symbol,
                                  std::string_view summary, double default_value) {
  return Real(id, symbol, summary, default_value, 0, 0.9999);
}

// Numbers of updates; empty by default.
constexpr ParamSpec UpdateList(std::string_view id, std::string_view symbol,
                               std::string_view summary) {
  ParamSpec spec = Real(id, symbol, summary, 0, 0, 1e9);
  spec.type = ParamType::kList;
  return spec;
}

// Pairs of update and factor of the rate; empty by default.
constexpr ParamSpec KnotList(std::string_view id, std::string_view symbol,
                             std::string_view summary) {
  ParamSpec spec = UpdateList(id, symbol, summary);
  spec.max = 1000;
  spec.list_columns = 2;
  return spec;
}

inline double ValueOr(const ParamValues& params, std::string_view id, double otherwise) {
  // An optional value may also be infinite, which means the same as not set.
  return std::isfinite(params[id]) ? params[id] : otherwise;
}

// The parameter, or `share` of the run: a whole number of updates, at least 1.
inline double LengthOr(const ParamValues& params, std::string_view id,
                       const ScheduleContext& context, double share) {
  return ValueOr(params, id, std::max(1.0, std::round(share * context.steps)));
}

// cos(pi x), the same bits on every target.
inline double CosineOfHalfTurns(double x) { return exact::Cos(M_PI * (x - 2 * std::floor(x / 2))); }

// Half a cosine wave from `from` (progress 0) to `to` (progress 1).
inline double CosineBetween(double from, double to, double progress) {
  return to + (from - to) * 0.5 * (1 + CosineOfHalfTurns(progress));
}

}  // namespace playground
