// Linear change of the rate: PyTorch LinearLR. Here it decays from 1 to 0 over the whole run unless
// told otherwise, as lecture notes have it; PyTorch's own defaults (1/3 to 1 in 5 updates) are a
// warm-up, which is an entry of its own.
#include <algorithm>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Linear final : public Schedule {
 public:
  Linear(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        start_factor_(params["start_factor"]),
        end_factor_(params["end_factor"]),
        total_iters_(LengthOr(params, "total_iters", context, 1)) {}

  double Rate(double t) const override {
    const double progress = std::min(t, total_iters_) / total_iters_;
    return rate_ * (start_factor_ + (end_factor_ - start_factor_) * progress);
  }

 private:
  double rate_, start_factor_, end_factor_, total_iters_;
};

constexpr ScheduleEntry entry{
    .id = "linear",
    .name = "Linear",
    .summary =
        "A straight line, from the full rate to zero over the whole run unless set otherwise.",
    .formula = R"(\eta_t = \eta\left(f_0 + (f_1-f_0)\frac{\min(t,T)}{T}\right))",
    .reference = "PyTorch, torch.optim.lr_scheduler.LinearLR",
    .params = {RateFactor("start_factor", "f_0", "Share of the rate at the start", 1),
               Real("end_factor", "f_1", "Share of the rate at the end", 0, 0, 1),
               OptionalLength("total_iters", "T",
                              "Updates of the change (not set: the whole run)")},
    .details = {.mark = "notes", .make = MakeSchedule<Linear>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
