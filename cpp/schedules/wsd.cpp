// Warm-up, stable, decay: Hu et al. (2024); the 1-sqrt decay is of Haegele et al. (2024). The decay
// ends at min_lr_ratio whatever its shape, also where published code jumps to it at the end.
#include <algorithm>
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class WarmupStableDecay final : public Schedule {
 public:
  WarmupStableDecay(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        warmup_(LengthOr(params, "warmup", context, 0.05)),
        decay_(LengthOr(params, "decay", context, 0.2)),
        stable_(ValueOr(params, "stable", std::max(0.0, context.steps - warmup_ - decay_))),
        min_lr_ratio_(params["min_lr_ratio"]),
        shape_(static_cast<Shape>(params.Int("shape"))) {}

  double Rate(double t) const override {
    if (t < warmup_) return rate_ * t / warmup_;
    if (t < warmup_ + stable_) return rate_;
    if (t >= warmup_ + stable_ + decay_) return rate_ * min_lr_ratio_;
    const double left = Left((t - warmup_ - stable_) / decay_);
    return rate_ * (min_lr_ratio_ + (1 - min_lr_ratio_) * left);
  }

 private:
  enum class Shape { kOneMinusSqrt, kLinear, kCosine, kOneMinusSquare };

  // The share of the decay that is left, from 1 at q = 0 to 0 at q = 1.
  double Left(double q) const {
    switch (shape_) {
      case Shape::kOneMinusSqrt:
        return 1 - std::sqrt(q);
      case Shape::kLinear:
        return 1 - q;
      case Shape::kCosine:
        return 0.5 * (1 + CosineOfHalfTurns(q));
      case Shape::kOneMinusSquare:
        return 1 - q * q;
    }
    return 0;
  }

  double rate_, warmup_, decay_, stable_, min_lr_ratio_;
  Shape shape_;
};

constexpr ScheduleEntry entry{
    .id = "wsd",
    .name = "Warm-up, stable, decay",
    .summary = "A linear rise, a long flat part at the full rate, and a short decay at the end.",
    .formula = R"(\eta_t = \begin{cases}\eta\,t/w & t < w\\ \eta & t < w+s\\ )"
               R"(\eta\left(m+(1-m)\,k(q)\right) & q=\frac{t-w-s}{d} < 1\\ \eta\,m & )"
               R"(\text{else}\end{cases},\quad \when{shape=1-sqrt} k(q) = 1-\sqrt q\quad )"
               R"(\when{shape=linear} k(q) = 1-q\quad )"
               R"(\when{shape=cosine} k(q) = \tfrac12(1+\cos\pi q)\quad )"
               R"(\when{shape=1-square} k(q) = 1-q^2)",
    .reference = "Hu et al. 2024, arXiv:2404.06395; H\u00e4gele et al. 2024, arXiv:2405.18392",
    .params =
        {OptionalLength("warmup", "w", "Updates of the rise (not set: a twentieth of the run)", 0),
         OptionalLength("stable", "s", "Updates at the full rate (not set: all the others)", 0),
         OptionalLength("decay", "d", "Updates of the decay (not set: a fifth of the run)", 0),
         Real("min_lr_ratio", "m", "Share of the rate that stays in the end", 0, 0, 1),
         Choice("shape", "How the decay runs", "1-sqrt|linear|cosine|1-square")},
    .details = {.mark = "frontier", .make = MakeSchedule<WarmupStableDecay>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
