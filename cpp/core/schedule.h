// A learning-rate schedule gives the rate of every update as a function of its number.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/param.h"
#include "core/polymorphic.h"
#include "core/registry.h"

namespace playground {

// What a schedule is made for.
struct ScheduleContext {
  double base_rate = 0;  // The optimizer's rate, > 0.
  double steps = 1;      // Updates in the whole run; the default length of decays.
};

// Rates in double. Update t = 0, 1, 2, ... uses Rate(t), as PyTorch yields when scheduler.step()
// follows every optimizer.step().
class Schedule {
 public:
  virtual ~Schedule() = default;

  virtual double Rate(double step) const = 0;
  // Momentum (or beta1) of update `step`, from schedules that cycle it.
  virtual std::optional<double> Momentum(double /*step*/) const { return std::nullopt; }
  // A metric measured after an update; schedules that react to progress (plateau) use it, and then
  // Rate() is known only up to the next update.
  virtual void Report(double /*metric*/) {}
  virtual bool ReactsToMetric() const { return false; }
};

using AnySchedule = Polymorphic<Schedule>;

struct ScheduleDetails {
  Text mark;               // notes | expected | frontier
  bool is_warmup = false;  // Takes an inner schedule.
  bool cycles_momentum = false;
  bool is_range_test = false;  // Grows the rate to find out which rates train.
  AnySchedule (*make)(const ParamValues& params, const ScheduleContext& context,
                      AnySchedule inner) = nullptr;
  // For a warm-up: updates that pass before the inner schedule begins; null: none.
  double (*delay)(const ParamValues& params) = nullptr;
};

using ScheduleEntry = Entry<ScheduleDetails>;
using ScheduleRegistry = Registry<ScheduleDetails>;

// `Kind` is constructible from (params, context).
template <class Kind>
AnySchedule MakeSchedule(const ParamValues& params, const ScheduleContext& context, AnySchedule) {
  return AnySchedule::Make<Kind>(params, context);
}
// `Kind` is constructible from (params, context, inner).
template <class Kind>
AnySchedule MakeWarmup(const ParamValues& params, const ScheduleContext& context,
                       AnySchedule inner) {
  return AnySchedule::Make<Kind>(params, context, std::move(inner));
}

}  // namespace playground
