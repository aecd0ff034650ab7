// The schedule of the Transformer: Vaswani et al. (2017), "Attention Is All You Need", equation 3.
#include <algorithm>
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Noam final : public Schedule {
 public:
  Noam(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        d_model_(params["d_model"]),
        warmup_(LengthOr(params, "warmup", context, 0.05)) {}

  double Rate(double t) const override {
    const double k = t + 1;
    return rate_ / std::sqrt(d_model_) *
           std::min(1 / std::sqrt(k), k / (warmup_ * std::sqrt(warmup_)));
  }

 private:
  double rate_, d_model_, warmup_;
};

constexpr ScheduleEntry entry{
    .id = "noam",
    .name = "Noam (Transformer)",
    .summary =
        "Linear warm-up, then inverse square root, both scaled down by the model's width; "
        "the optimizer's rate is only a factor here, often 1.",
    .formula = R"(\eta_t = \eta\,d^{-1/2}\min\left(k^{-1/2},\,k\,w^{-3/2}\right),\quad k=t+1)",
    .reference = "Vaswani et al. 2017, arXiv:1706.03762",
    .params = {Count("d_model", "d", "Width of the model", 512, 1, 1024),
               OptionalLength("warmup", "w",
                              "Updates of the rise (not set: a twentieth of the run)")},
    .details = {.mark = "expected", .make = MakeSchedule<Noam>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
