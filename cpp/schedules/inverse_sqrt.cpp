// Inverse square root with a linear warm-up: fairseq inverse_square_root.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class InverseSqrt final : public Schedule {
 public:
  InverseSqrt(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        warmup_(LengthOr(params, "warmup", context, 0.05)),
        warmup_init_(params["warmup_init"]) {}

  double Rate(double t) const override {
    if (t < warmup_) return warmup_init_ + t * (rate_ - warmup_init_) / warmup_;
    return rate_ * std::sqrt(warmup_ / t);
  }

 private:
  double rate_, warmup_, warmup_init_;
};

constexpr ScheduleEntry entry{
    .id = "inverse-sqrt",
    .name = "Inverse square root",
    .summary = "Rises linearly to the rate, then falls as one over the square root of time.",
    .formula =
        R"(\eta_t = \begin{cases}\eta_0 + (\eta-\eta_0)\,t/w & t < w\\ \eta\sqrt{w/t} & t \ge w\end{cases})",
    .reference = "fairseq, inverse_square_root schedule",
    .params = {OptionalLength("warmup", "w",
                              "Updates of the rise (not set: a twentieth of the run)"),
               FloorRate("warmup_init", R"(\eta_0)", "Rate of the first update")},
    .details = {.mark = "expected", .make = MakeSchedule<InverseSqrt>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
