// Users write this schedule themselves, as a text that the page compiles. (The file is called after
// the entry's id in links.)
#include <algorithm>
#include <array>
#include <cmath>

#include "core/schedule.h"
#include "own/formula.h"

namespace playground {
namespace {

constexpr std::string_view kLanguage = "schedule";
constexpr std::string_view kDefaultText = "lr*min(1,(t+1)/rise)*max(0,1-t/steps)";
// The same, compiled, with rise = 100.
constexpr std::array<double, 58> kDefaultProgram = {
    1, 14, -1, 13, 0, 0,  0, 0,  0,  0, 3,  0, 1, 100, 0, 1,  8, 1, 6,  0,
    4, 0,  4,  7,  6, 5,  0, 17, 8,  4, 7,  0, 3, 9,   1, 8,  0, 4, 10, 0,
    2, 0,  2,  11, 4, 10, 0, 18, 12, 3, 11, 0, 3, 13,  9, 12, 0, 0};

class OwnSchedule final : public Schedule {
 public:
  OwnSchedule(const ParamValues& params, const ScheduleContext& context)
      : formula_(ProgramOf(params, "rate", kLanguage, kDefaultProgram), schedule_slots::kInputs),
        context_(context) {}

  // What is below 0 or no number counts as 0: nothing moves.
  double Rate(double t) const override {
    const double rate = formula_.Value(std::array{t, context_.base_rate, context_.steps});
    return std::isnan(rate) ? 0 : std::clamp(rate, 0.0, kLarge);
  }

 private:
  OwnFormula formula_;
  ScheduleContext context_;
};

constexpr ScheduleEntry entry{
    .id = "custom",
    .name = "Own schedule",
    .summary =
        "A formula that you write: lr is the optimizer's rate, t the update, counted from 0, "
        "steps the length of the run.",
    .formula =
        R"(\eta_t = \eta\,\min\left(1, \tfrac{t+1}{r}\right)\max\left(0, 1-\tfrac{t}{T}\right))",
    .reference = "Your own formula",
    .params = {TextParam("rate", "The rate of update t; free names become parameters", kLanguage,
                         kDefaultText)},
    .details = {.mark = "expected", .make = MakeSchedule<OwnSchedule>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
