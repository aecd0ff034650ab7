// Cosine annealing without restarts: Loshchilov & Hutter (2016), equation 5; PyTorch
// CosineAnnealingLR.
#include <algorithm>
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Cosine final : public Schedule {
 public:
  Cosine(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        eta_min_(params["eta_min"]),
        t_max_(LengthOr(params, "t_max", context, 1)),
        // "The whole run" has nothing after it, should somebody train on.
        clamp_(params.Is("clamp") || !std::isfinite(params["t_max"])) {}

  double Rate(double t) const override {
    return CosineBetween(rate_, eta_min_, (clamp_ ? std::min(t, t_max_) : t) / t_max_);
  }

 private:
  double rate_, eta_min_, t_max_;
  bool clamp_;
};

constexpr ScheduleEntry entry{
    .id = "cosine",
    .name = "Cosine",
    .summary =
        "Half a cosine wave from the rate to the smallest rate; past the given length it rises "
        "again, as in PyTorch, unless it is told to stay.",
    .formula = R"(\when{clamp=0} \eta_t = \eta_{\min} + )"
               R"(\tfrac12(\eta-\eta_{\min})\left(1+\cos\frac{\pi t}{T}\right)\quad )"
               R"(\when{clamp=1} \eta_t = \eta_{\min} + )"
               R"(\tfrac12(\eta-\eta_{\min})\left(1+\cos\frac{\pi \min(t,T)}{T}\right))",
    .reference = "Loshchilov & Hutter 2016, arXiv:1608.03983",
    .params = {OptionalLength("t_max", "T", "Updates of the decay (not set: the whole run)"),
               FloorRate("eta_min", R"(\eta_{\min})", "Smallest rate"),
               Flag("clamp", "Stay at the smallest rate after the decay")},
    .details = {.mark = "notes", .make = MakeSchedule<Cosine>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
