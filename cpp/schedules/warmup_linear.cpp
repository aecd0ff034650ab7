// Linear warm-up, then the inner schedule from its beginning: PyTorch SequentialLR([LinearLR,
// ...]). Goyal et al. (2017), section 2.2.
#include <utility>

#include "core/schedule.h"
#include "schedules/schedule_params.h"
#include "schedules/warmup.h"

namespace playground {
namespace {

class WarmupLinear final : public Warmup {
 public:
  WarmupLinear(const ParamValues& params, const ScheduleContext& context, AnySchedule inner)
      : Warmup(context, std::move(inner), WarmupDelay(params)),
        start_factor_(params["start_factor"]),
        warmup_(WarmupDelay(params)) {}

  double Rate(double t) const override {
    if (t >= warmup_) return InnerRate(t);
    return base_rate() * (start_factor_ + (1 - start_factor_) * t / warmup_);
  }

 private:
  double start_factor_, warmup_;
};

constexpr ScheduleEntry entry{
    .id = "warmup-linear",
    .name = "Linear warm-up",
    .summary = "The rate rises in a straight line; then the other schedule begins.",
    .formula =
        R"(\eta_t = \begin{cases}\eta\left(f_0+(1-f_0)\,t/w\right) & t < w\\ \text{inner}(t-w) & t \ge w\end{cases})",
    .reference = "Goyal et al. 2017, arXiv:1706.02677; PyTorch LinearLR in SequentialLR",
    .params = {WarmupLength("Updates of the rise"),
               RateFactor("start_factor", "f_0", "Share of the rate at the start", 0.1)},
    .details = {.mark = "notes",
                .is_warmup = true,
                .make = MakeWarmup<WarmupLinear>,
                .delay = WarmupDelay},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
