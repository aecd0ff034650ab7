// Sawtooth of the lecture notes. They count epochs from 1, so the first rate is one notch below
// `start` and `end` is never reached.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Sawtooth final : public Schedule {
 public:
  Sawtooth(const ParamValues& params, const ScheduleContext& context)
      : start_(ValueOr(params, "start", context.base_rate)),
        end_(ValueOr(params, "end", start_ / 10)),
        length_(LengthOr(params, "cycle_length", context, 0.2)) {}

  double Rate(double t) const override {
    return start_ - (start_ - end_) * std::fmod(t + 1, length_) / length_;
  }

 private:
  double start_, end_, length_;
};

constexpr ScheduleEntry entry{
    .id = "sawtooth",
    .name = "Sawtooth",
    .summary = "Falls in a straight line, jumps back up, and again.",
    .formula = R"(\eta_t = \eta_s - (\eta_s-\eta_e)\,\frac{(t+1) \bmod L}{L})",
    .reference = "Lecture notes 2, \"Accelerated and Stable Training\"",
    .params = {OptionalRate("start", R"(\eta_s)", "Highest rate (not set: the optimizer's rate)"),
               OptionalRate("end", R"(\eta_e)", "Lowest rate (not set: a tenth of the highest)"),
               OptionalLength("cycle_length", "L",
                              "Updates of one tooth (not set: a fifth of the run)")},
    .details = {.mark = "notes", .make = MakeSchedule<Sawtooth>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
