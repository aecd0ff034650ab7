// A reduced rate at first, then the full one: PyTorch ConstantLR.
#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class ConstantFactor final : public Schedule {
 public:
  ConstantFactor(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        factor_(params["factor"]),
        total_iters_(LengthOr(params, "total_iters", context, 0.1)) {}

  double Rate(double t) const override { return t < total_iters_ ? rate_ * factor_ : rate_; }

 private:
  double rate_, factor_, total_iters_;
};

constexpr ScheduleEntry entry{
    .id = "constant-factor",
    .name = "Reduced start",
    .summary = "A smaller rate for the first updates, then the full rate at once.",
    .formula = R"(\eta_t = \begin{cases}\eta f & t < T\\ \eta & t \ge T\end{cases})",
    .reference = "PyTorch, torch.optim.lr_scheduler.ConstantLR",
    .params = {RateFactor("factor", "f", "Share of the rate used at first", 1.0 / 3),
               OptionalLength("total_iters", "T",
                              "Updates with the reduced rate (not set: a tenth of the run)", 0)},
    .details = {.mark = "expected", .make = MakeSchedule<ConstantFactor>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
