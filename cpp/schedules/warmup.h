// A warm-up precedes another schedule.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>

#include "core/schedule.h"

namespace playground {

// The inner schedule sees update t as t - delay; without one the rate after the warm-up is
// constant.
class Warmup : public Schedule {
 public:
  std::optional<double> Momentum(double t) const override {
    return inner_ ? inner_->Momentum(std::max(0.0, t - delay_)) : std::nullopt;
  }
  void Report(double metric) override {
    if (inner_) inner_->Report(metric);
  }
  bool ReactsToMetric() const override { return inner_ && inner_->ReactsToMetric(); }

 protected:
  Warmup(const ScheduleContext& context, AnySchedule inner, double delay)
      : base_rate_(context.base_rate), inner_(std::move(inner)), delay_(delay) {}

  double base_rate() const { return base_rate_; }
  double InnerRate(double t) const { return inner_ ? inner_->Rate(t - delay_) : base_rate_; }

 private:
  double base_rate_;
  AnySchedule inner_;
  double delay_;
};

}  // namespace playground
