// Exponential warm-ups. rate: the untuned warm-up of Ma & Yarats (2019), section 5.3, for Adam with
// tau = 1 / (1 - beta2). geometric: equal factors from start_factor up to 1, then the inner
// schedule.
#include <cmath>
#include <utility>

#include "core/schedule.h"
#include "schedules/schedule_params.h"
#include "schedules/warmup.h"

namespace playground {
namespace {

bool IsGeometric(const ParamValues& params) { return params.ChoiceOf("mode") == "geometric"; }

double Delay(const ParamValues& params) { return IsGeometric(params) ? WarmupDelay(params) : 0; }

class WarmupExponential final : public Warmup {
 public:
  WarmupExponential(const ParamValues& params, const ScheduleContext& context, AnySchedule inner)
      : Warmup(context, std::move(inner), Delay(params)),
        geometric_(IsGeometric(params)),
        warmup_(params["warmup"]),
        start_factor_(params["start_factor"]),
        tau_(LengthOr(params, "tau", context, 0.02)) {}

  double Rate(double t) const override {
    // 1 - e^x, without cancellation where x is small.
    if (!geometric_) return -std::expm1(-(t + 1) / tau_) * InnerRate(t);
    if (t >= warmup_) return InnerRate(t);
    return base_rate() * std::pow(start_factor_, 1 - t / warmup_);
  }

 private:
  bool geometric_;
  double warmup_, start_factor_, tau_;
};

constexpr ScheduleEntry entry{
    .id = "warmup-exponential",
    .name = "Exponential warm-up",
    .summary =
        "The rate approaches the other schedule exponentially, or rises by equal factors first.",
    .formula = R"(\when{mode=rate} \eta_t = \left(1-e^{-(t+1)/\tau}\right)\text{inner}(t)\quad )"
               R"(\when{mode=geometric} \eta_t = \begin{cases}\eta\,f_0^{\,1-t/w} & t < w\\ )"
               R"(\text{inner}(t-w) & t \ge w\end{cases})",
    .reference = "Ma & Yarats 2019, arXiv:1910.04209",
    .params = {Choice("mode", "Factor on the other schedule, or equal factors before it",
                      "rate|geometric"),
               OptionalTime("tau", R"(\tau)",
                            "Time constant of mode rate in updates; 1/(1-beta2) for Adam (not set: "
                            "a fiftieth of the run)"),
               WarmupLength("Updates of mode geometric"),
               RateFactor("start_factor", "f_0", "Share of the rate at the start of mode geometric",
                          0.001)},
    .details = {.mark = "expected",
                .is_warmup = true,
                .make = MakeWarmup<WarmupExponential>,
                .delay = Delay},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
