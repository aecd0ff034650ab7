// Piecewise linear 20/60/20 of the lecture notes: flat, falling, flat. The notes count epochs from
// 1, so the flat part lasts one update less than a fifth.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class PiecewiseLinear final : public Schedule {
 public:
  PiecewiseLinear(const ParamValues& params, const ScheduleContext& context)
      : start_(ValueOr(params, "start", context.base_rate)),
        end_(ValueOr(params, "end", start_ / 100)) {
    const double total = LengthOr(params, "total_epochs", context, 1);
    // The notes truncate products in floating point: 0.2 * T, not T / 5.
    flat_ = std::trunc(0.2 * total);
    fall_ = std::trunc(0.6 * total);
  }

  double Rate(double t) const override {
    const double e = t + 1;
    if (e < flat_) return start_;
    if (e < flat_ + fall_) return start_ - (start_ - end_) * (e - flat_) / fall_;
    return end_;
  }

 private:
  double start_, end_;
  double flat_ = 0, fall_ = 0;
};

constexpr ScheduleEntry entry{
    .id = "piecewise-linear",
    .name = "Piecewise linear 20/60/20",
    .summary =
        "A fifth of the run at the first rate, three fifths falling, a fifth at the last rate.",
    .formula =
        R"(\eta_t = \begin{cases}\eta_s & e < c\\ \eta_s-(\eta_s-\eta_e)\frac{e-c}{d} & e < c+d\\ \eta_e & \text{else}\end{cases},\quad e=t+1,\; c=\lfloor 0.2\,T\rfloor,\; d=\lfloor 0.6\,T\rfloor)",
    .reference = "Lecture notes 2, \"Accelerated and Stable Training\"",
    .params = {OptionalRate("start", R"(\eta_s)", "First rate (not set: the optimizer's rate)"),
               OptionalRate("end", R"(\eta_e)", "Last rate (not set: a hundredth of the first)"),
               OptionalLength("total_epochs", "T",
                              "Updates of all three parts (not set: the whole run)")},
    .details = {.mark = "notes", .make = MakeSchedule<PiecewiseLinear>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
