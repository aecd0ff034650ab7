// A rising factor on the inner schedule, which is not delayed: PyTorch ChainedScheduler with
// LinearLR.
#include <algorithm>
#include <utility>

#include "core/schedule.h"
#include "schedules/schedule_params.h"
#include "schedules/warmup.h"

namespace playground {
namespace {

class WarmupMultiply final : public Warmup {
 public:
  WarmupMultiply(const ParamValues& params, const ScheduleContext& context, AnySchedule inner)
      : Warmup(context, std::move(inner), 0),
        start_factor_(params["start_factor"]),
        warmup_(params["warmup"]) {}

  double Rate(double t) const override {
    const double progress = t < warmup_ ? t / warmup_ : 1;
    return (start_factor_ + (1 - start_factor_) * progress) * InnerRate(t);
  }

 private:
  double start_factor_, warmup_;
};

constexpr ScheduleEntry entry{
    .id = "warmup-multiply",
    .name = "Warm-up factor",
    .summary = "A rising factor on the other schedule, which runs from the start.",
    .formula = R"(\eta_t = \left(f_0+(1-f_0)\frac{\min(t,w)}{w}\right)\text{inner}(t))",
    .reference = "PyTorch LinearLR in ChainedScheduler",
    .params = {WarmupLength("Updates of the rise"),
               RateFactor("start_factor", "f_0", "Share of the rate at the start", 0.1)},
    .details = {.mark = "expected", .is_warmup = true, .make = MakeWarmup<WarmupMultiply>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
