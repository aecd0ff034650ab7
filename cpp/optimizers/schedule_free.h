// The two Schedule-Free rules share this base: Defazio et al., "The Road Less Scheduled" (2024).
// They take gradients at y, step z, and are evaluated at x, a weighted average of z.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "optimizers/hyperparameters.h"

namespace playground {

// Rates with warm-up and the weights of the average.
class ScheduleFreeWeights {
 public:
  explicit ScheduleFreeWeights(const ParamValues& params)
      : warmup_steps_(params["warmup_steps"]),
        r_(params["r"]),
        weight_lr_power_(params["weight_lr_power"]) {}

  // Call once per step, before the two below.
  void Advance(double learning_rate) {
    ++t_;
    const double t = static_cast<double>(t_);
    rate_ = learning_rate * (t <= warmup_steps_ ? t / warmup_steps_ : 1.0);
    largest_rate_ = std::max(largest_rate_, rate_);
    const double weight = std::pow(t, r_) * std::pow(largest_rate_, weight_lr_power_);
    weight_sum_ += weight;
    share_ = weight_sum_ > 0 ? weight / weight_sum_ : 0.0;
  }
  double rate() const { return rate_; }    // eta_t
  double share() const { return share_; }  // c_t

  std::int64_t steps() const { return t_; }

 private:
  double warmup_steps_, r_, weight_lr_power_;
  std::int64_t t_ = 0;
  double rate_ = 0, largest_rate_ = 0, weight_sum_ = 0, share_ = 0;
};

// x = of_y * y + of_z * z undoes y = (1 - beta) z + beta x, so that x need not be stored. With beta
// 0 there is nothing to undo: x is lost, and y stands in for it.
struct AverageFromYAndZ {
  explicit AverageFromYAndZ(double beta)
      : of_y(beta > 0 ? 1 / beta : 1.0), of_z(beta > 0 ? (beta - 1) / beta : 0.0) {}
  double of_y, of_z;
};

// The parameters that both rules have, after their `own`.
constexpr ParamList ScheduleFreeParams(ParamList own, double warmup_start) {
  ParamSpec r = NonNegative("r", "r", "Later steps weigh more, by this power of time", 0, 0, 2);
  ParamSpec power = NonNegative(
      "weight_lr_power", "p", "Steps with a larger rate weigh more, by this power of it", 2, 0, 4);
  r.scale = power.scale = Scale::kLinear;
  own.Append(Count("warmup_steps", "T_w", "Steps in which the rate rises from 0", 0, 0, 1000,
                   warmup_start));
  own.Append(r);
  own.Append(power);
  return own;
}

}  // namespace playground
