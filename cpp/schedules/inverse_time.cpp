// Inverse time decay: Keras InverseTimeDecay.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class InverseTime final : public Schedule {
 public:
  InverseTime(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        decay_rate_(params["decay_rate"]),
        decay_steps_(LengthOr(params, "decay_steps", context, 0.1)),
        staircase_(params.Is("staircase")) {}

  double Rate(double t) const override {
    const double periods = staircase_ ? std::floor(t / decay_steps_) : t / decay_steps_;
    return rate_ / (1 + decay_rate_ * periods);
  }

 private:
  double rate_, decay_rate_, decay_steps_;
  bool staircase_;
};

constexpr ScheduleEntry entry{
    .id = "inverse-time",
    .name = "Inverse time decay",
    .summary = "The rate falls as one over the number of updates.",
    .formula = R"(\when{staircase=0} \eta_t = \frac{\eta}{1 + \kappa\,t/s}\quad )"
               R"(\when{staircase=1} \eta_t = \frac{\eta}{1 + \kappa\,\lfloor t/s\rfloor})",
    .reference = "Keras, keras.optimizers.schedules.InverseTimeDecay",
    .params = {NonNegative("decay_rate", R"(\kappa)", "Strength of the decay", 0.5, 0.01, 10),
               OptionalLength("decay_steps", "s",
                              "Updates of one decay period (not set: a tenth of the run)"),
               Flag("staircase", "Decay only at the end of each period")},
    .details = {.mark = "expected", .make = MakeSchedule<InverseTime>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
