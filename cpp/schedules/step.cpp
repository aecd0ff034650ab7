// Step decay: PyTorch StepLR.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Step final : public Schedule {
 public:
  Step(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        gamma_(params["gamma"]),
        step_size_(LengthOr(params, "step_size", context, 1.0 / 3)) {}

  double Rate(double t) const override {
    return rate_ * std::pow(gamma_, std::floor(t / step_size_));
  }

 private:
  double rate_, gamma_, step_size_;
};

constexpr ScheduleEntry entry{
    .id = "step",
    .name = "Step decay",
    .summary = "The rate drops by a factor at regular intervals.",
    .formula = R"(\eta_t = \eta\,\gamma^{\lfloor t/s\rfloor})",
    .reference = "PyTorch, torch.optim.lr_scheduler.StepLR",
    .params = {OptionalLength("step_size", "s",
                              "Updates between two drops (not set: a third of the run)"),
               RateFactor("gamma", R"(\gamma)", "Factor of each drop", 0.1)},
    .details = {.mark = "notes", .make = MakeSchedule<Step>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
