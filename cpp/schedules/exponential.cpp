// Exponential decay: PyTorch ExponentialLR.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Exponential final : public Schedule {
 public:
  Exponential(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        gamma_(ValueOr(params, "gamma", std::pow(0.01, 1 / std::max(1.0, context.steps)))) {}

  double Rate(double t) const override { return rate_ * std::pow(gamma_, t); }

 private:
  double rate_, gamma_;
};

constexpr ScheduleEntry entry{
    .id = "exponential",
    .name = "Exponential decay",
    .summary = "Every update multiplies the rate by the same factor.",
    .formula = R"(\eta_t = \eta\,\gamma^{t})",
    .reference = "PyTorch, torch.optim.lr_scheduler.ExponentialLR",
    .params = {OptionalDecay("gamma", R"(\gamma)",
                             "Factor of each update (not set: the run ends at a hundredth)")},
    .details = {.mark = "notes", .make = MakeSchedule<Exponential>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
