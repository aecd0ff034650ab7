// Reduce on plateau: PyTorch ReduceLROnPlateau; the "step schedule" of lecture notes 1.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Plateau final : public Schedule {
 public:
  Plateau(const ParamValues& params, const ScheduleContext& context)
      : minimize_(params.ChoiceOf("mode") == "min"),
        relative_(params.ChoiceOf("threshold_mode") == "rel"),
        factor_(params["factor"]),
        patience_(params["patience"]),
        threshold_(params["threshold"]),
        cooldown_(params["cooldown"]),
        min_lr_(params["min_lr"]),
        eps_(params["eps"]),
        rate_(context.base_rate) {
    const double infinity = std::numeric_limits<double>::infinity();
    best_ = minimize_ ? infinity : -infinity;
  }

  double Rate(double) const override { return rate_; }
  bool ReactsToMetric() const override { return true; }

  void Report(double metric) override {
    if (IsBetter(metric)) {
      best_ = metric;
      bad_ = 0;
    } else {
      ++bad_;
    }
    if (cooling_ > 0) {
      --cooling_;
      bad_ = 0;
    }
    if (bad_ <= patience_) return;
    const double reduced = std::max(rate_ * factor_, min_lr_);
    if (rate_ - reduced > eps_) rate_ = reduced;
    cooling_ = cooldown_;
    bad_ = 0;
  }

 private:
  bool IsBetter(double metric) const {
    const double margin = relative_ ? best_ * threshold_ : threshold_;
    // Infinite at first, and infinity - infinity is no number.
    if (std::isinf(best_)) return minimize_ ? metric < best_ : metric > best_;
    return minimize_ ? metric < best_ - margin : metric > best_ + margin;
  }

  bool minimize_, relative_;
  double factor_, patience_, threshold_, cooldown_, min_lr_, eps_;

  double rate_;
  double best_;
  double bad_ = 0;
  double cooling_ = 0;
};

constexpr ScheduleEntry entry{
    .id = "plateau",
    .name = "Reduce on plateau",
    .summary = "Drops the rate when the loss has stopped improving; not known before training.",
    .formula =
        R"(\eta \leftarrow \max(\eta f,\,\eta_{\min}) \text{ after more than } P \text{ )"
        R"(reports without a better metric } m,\quad )"
        R"(\when{mode=min,threshold_mode=rel} \text{better: } m < )"
        R"(m_{\text{best}}(1-\theta)\quad )"
        R"(\when{mode=max,threshold_mode=rel} \text{better: } m > )"
        R"(m_{\text{best}}(1+\theta)\quad )"
        R"(\when{mode=min,threshold_mode=abs} \text{better: } m < m_{\text{best}}-\theta\quad )"
        R"(\when{mode=max,threshold_mode=abs} \text{better: } m > m_{\text{best}}+\theta)",
    .reference = "PyTorch, torch.optim.lr_scheduler.ReduceLROnPlateau",
    .params = {Choice("mode", "Whether a small or a large metric is good", "min|max"),
               FactorBelowOne("factor", "f", "Factor of each drop", 0.1),
               Count("patience", "P",
                     "Reports without progress that are endured; a network reports once an epoch",
                     10, 0, 100),
               NonNegative("threshold", R"(\theta)", "What counts as progress", 1e-4, 1e-6, 0.1),
               Choice("threshold_mode",
                      "Progress relative to the best metric or absolute; absolute where the metric "
                      "can be negative",
                      "rel|abs"),
               Count("cooldown", "", "Reports after a drop that are not counted", 0, 0, 200),
               FloorRate("min_lr", R"(\eta_{\min})", "Smallest rate"),
               NonNegative("eps", "", "Smaller changes of the rate are not made", 1e-8, 1e-10,
                           1e-4)},
    .details = {.mark = "notes", .make = MakeSchedule<Plateau>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
