// Polynomial decay: Keras PolynomialDecay; PyTorch PolynomialLR for end_lr = 0.
#include <algorithm>
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Polynomial final : public Schedule {
 public:
  Polynomial(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        total_iters_(LengthOr(params, "total_iters", context, 1)),
        power_(params["power"]),
        end_lr_(params["end_lr"]) {}

  double Rate(double t) const override {
    const double left = 1 - std::min(t, total_iters_) / total_iters_;
    return (rate_ - end_lr_) * std::pow(left, power_) + end_lr_;
  }

 private:
  double rate_, total_iters_, power_, end_lr_;
};

constexpr ScheduleEntry entry{
    .id = "polynomial",
    .name = "Polynomial decay",
    .summary = "Falls to an end rate along a power of the remaining time.",
    .formula = R"(\eta_t = (\eta-\eta_e)\left(1-\frac{\min(t,T)}{T}\right)^p + \eta_e)",
    .reference = "Keras PolynomialDecay; PyTorch, torch.optim.lr_scheduler.PolynomialLR",
    .params = {OptionalLength("total_iters", "T", "Updates of the decay (not set: the whole run)"),
               RealAbove("power", "p", "Exponent: 1 is a straight line", 1, 0, 5),
               FloorRate("end_lr", R"(\eta_e)", "Rate after the decay")},
    .details = {.mark = "expected", .make = MakeSchedule<Polynomial>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
