// Constant rate: what every other schedule is compared with.
#include "core/schedule.h"

namespace playground {
namespace {

class Constant final : public Schedule {
 public:
  Constant(const ParamValues&, const ScheduleContext& context) : rate_(context.base_rate) {}
  double Rate(double) const override { return rate_; }

 private:
  double rate_;
};

constexpr ScheduleEntry entry{
    .id = "constant",
    .name = "Constant",
    .summary = "Every update uses the optimizer's rate.",
    .formula = R"(\eta_t = \eta)",
    .reference = "The rule without a schedule",
    .params = {},
    .details = {.mark = "notes", .make = MakeSchedule<Constant>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
