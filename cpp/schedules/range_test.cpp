// Exponentially growing rate of a rate-range test: Smith (2015), section 3.3, in the exponential
// form that libraries use, where every update multiplies the rate by the same factor.
#include <algorithm>
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class RangeTest final : public Schedule {
 public:
  RangeTest(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        growth_(rate_ > 0 ? ValueOr(params, "end_lr", 1000 * rate_) / rate_ : 1),
        last_(std::max(1.0, context.steps - 1)) {}

  // After the last update the rate stays where it is.
  double Rate(double t) const override {
    return rate_ * std::pow(growth_, std::min(t, last_) / last_);
  }

 private:
  double rate_, growth_, last_;
};

constexpr ScheduleEntry entry{
    .id = "range-test",
    .name = "Range test",
    .summary =
        "Every update multiplies the rate by the same factor: shows in one run which rates "
        "train and which explode.",
    .formula = R"(\eta_t = \eta\left(\frac{\eta_{end}}{\eta}\right)^{t/(T-1)})",
    .reference =
        "Smith 2015, Cyclical Learning Rates for Training Neural Networks, section 3.3, "
        "arXiv:1506.01186",
    .params = {OptionalRate("end_lr", R"(\eta_{end})",
                            "Rate of the last update (not set: a thousand times the first)")},
    .details = {.mark = "expected", .is_range_test = true, .make = MakeSchedule<RangeTest>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
