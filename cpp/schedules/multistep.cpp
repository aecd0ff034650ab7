// Drops at chosen updates: PyTorch MultiStepLR. A milestone given twice drops twice.
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class MultiStep final : public Schedule {
 public:
  MultiStep(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate), gamma_(params["gamma"]), milestones_(params.List("milestones")) {
    // The customary 30 and 80 of 100 epochs, for a run of any length.
    if (milestones_.empty()) milestones_ = {0.3 * context.steps, 0.8 * context.steps};
  }

  double Rate(double t) const override {
    const auto passed = std::count_if(milestones_.begin(), milestones_.end(),
                                      [t](double milestone) { return milestone <= t; });
    return rate_ * std::pow(gamma_, static_cast<double>(passed));
  }

 private:
  double rate_, gamma_;
  std::vector<double> milestones_;
};

constexpr ScheduleEntry entry{
    .id = "multistep",
    .name = "Multi-step decay",
    .summary = "The rate drops by a factor at chosen updates.",
    .formula = R"(\eta_t = \eta\,\gamma^{\#\{i:\,m_i\le t\}})",
    .reference = "PyTorch, torch.optim.lr_scheduler.MultiStepLR",
    .params = {UpdateList("milestones", "m",
                          "Updates at which the rate drops (none: at 30 % and 80 % of the run)"),
               RateFactor("gamma", R"(\gamma)", "Factor of each drop", 0.1)},
    .details = {.mark = "expected", .make = MakeSchedule<MultiStep>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
