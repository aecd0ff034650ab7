// Straight lines through given points, for any shape that can be drawn by hand; generalises the
// piecewise linear schedule of the lecture notes.
#include <algorithm>
#include <vector>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class PiecewiseLinearPoints final : public Schedule {
 public:
  PiecewiseLinearPoints(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate) {
    const std::vector<double>& flat = params.List("points");
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2) points_.push_back({flat[i], flat[i + 1]});
    const double n = context.steps;
    if (points_.empty()) points_ = {{0, 0.1}, {0.2 * n, 1}, {0.8 * n, 1}, {n, 0}};
    std::stable_sort(points_.begin(), points_.end(),
                     [](const Knot& a, const Knot& b) { return a.step < b.step; });
  }

  double Rate(double t) const override {
    const auto right = std::find_if(points_.begin(), points_.end(),
                                    [t](const Knot& knot) { return t <= knot.step; });
    if (right == points_.end()) return rate_ * points_.back().factor;
    if (right == points_.begin()) return rate_ * right->factor;
    const Knot& left = *(right - 1);  // left.step < t <= right->step, so the width is not zero.
    const double progress = (t - left.step) / (right->step - left.step);
    return rate_ * (left.factor + (right->factor - left.factor) * progress);
  }

 private:
  struct Knot {
    double step, factor;
  };
  double rate_;
  std::vector<Knot> points_;
};

constexpr ScheduleEntry entry{
    .id = "piecewise-linear-points",
    .name = "Drawn by hand",
    .summary = "Straight lines through points (update, factor of the rate), constant outside them.",
    .formula =
        R"(\eta_t = \eta\left(f_i + (f_{i+1}-f_i)\frac{t-t_i}{t_{i+1}-t_i}\right),\quad t_i \le t \le t_{i+1})",
    .reference = "Own; generalises lecture notes 2",
    .params = {KnotList("points", "(t_i, f_i)",
                        "Pairs update:factor (none: up in the first fifth of the run, down in the "
                        "last)")},
    .details = {.mark = "notes", .make = MakeSchedule<PiecewiseLinearPoints>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
