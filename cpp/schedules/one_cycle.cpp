// One-cycle policy: Smith & Topin (2017); PyTorch OneCycleLR, by default fastai's two phases. The
// ends of phases are not rounded to whole updates.
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class OneCycle final : public Schedule {
 public:
  OneCycle(const ParamValues& params, const ScheduleContext& context)
      : last_(LengthOr(params, "total_steps", context, 1) - 1),
        cosine_(params.ChoiceOf("anneal") == "cos"),
        cycle_momentum_(params.Is("cycle_momentum")) {
    const double high = ValueOr(params, "max_lr", context.base_rate);
    const double low = high / params["div_factor"];
    const double end = low / params["final_div_factor"];
    const double heavy = params["max_momentum"], light = params["base_momentum"];
    const double peak = params["pct_start"] * (last_ + 1) - 1;

    phases_.push_back({peak, low, high, heavy, light});
    if (params.Is("three_phase")) {
      phases_.push_back({2 * peak, high, low, light, heavy});
      phases_.push_back({last_, low, end, heavy, heavy});
    } else {
      phases_.push_back({last_, high, end, light, heavy});
    }
  }

  double Rate(double t) const override {
    const auto [phase, progress] = Locate(t);
    return Between(phase->rate_from, phase->rate_to, progress);
  }
  std::optional<double> Momentum(double t) const override {
    if (!cycle_momentum_) return std::nullopt;
    const auto [phase, progress] = Locate(t);
    return Between(phase->momentum_from, phase->momentum_to, progress);
  }

 private:
  struct Phase {
    double end, rate_from, rate_to, momentum_from, momentum_to;
  };
  struct Place {
    const Phase* phase;
    double progress;  // In [0, 1].
  };

  // After the last update of the cycle the smallest rate stays.
  Place Locate(double t) const {
    t = std::min(t, last_);
    double start = 0;
    std::size_t i = 0;
    for (; i + 1 < phases_.size() && t > phases_[i].end; ++i) start = phases_[i].end;
    const double width = phases_[i].end - start;
    return {&phases_[i], width > 0 ? (t - start) / width : 1};
  }
  double Between(double from, double to, double progress) const {
    return cosine_ ? CosineBetween(from, to, progress) : from + (to - from) * progress;
  }

  double last_;
  bool cosine_, cycle_momentum_;
  std::vector<Phase> phases_;
};

constexpr ScheduleEntry entry{
    .id = "one-cycle",
    .name = "One cycle",
    .summary =
        "One rise to a high rate and one long fall to almost zero; momentum goes the other way.",
    .formula = R"(\when{three_phase=0} \eta_t:\ \frac{\eta_m}{f} \nearrow \eta_m \searrow )"
               R"(\frac{\eta_m}{f\,f_e}\quad )"
               R"(\when{three_phase=1} \eta_t:\ \frac{\eta_m}{f} \nearrow \eta_m \searrow )"
               R"(\frac{\eta_m}{f} \searrow \frac{\eta_m}{f\,f_e},\quad )"
               R"(\text{highest at } t=pN-1\text{, last at } t=N-1,\quad )"
               R"(\when{anneal=cos} \text{along half cosine waves}\quad )"
               R"(\when{anneal=linear} \text{along straight lines}\quad )"
               R"(\when{cycle_momentum=1} \mu_t:\ \mu_{\max} \searrow \mu_b \nearrow \mu_{\max})",
    .reference = "Smith & Topin 2017, arXiv:1708.07120",
    .params = {OptionalRate("max_lr", R"(\eta_m)", "Highest rate (not set: the optimizer's rate)"),
               OptionalLength("total_steps", "N", "Updates of the cycle (not set: the whole run)"),
               RealAbove("pct_start", "p", "Share of the cycle spent rising", 0.3, 0, 1),
               Choice("anneal", "Shape of the rise and the fall", "cos|linear"),
               AtLeastOne("div_factor", "f", "Highest rate over first rate", 25, 100),
               AtLeastOne("final_div_factor", "f_e", "First rate over last rate", 1e4, 1e6),
               Flag("three_phase",
                    "Fall as fast as rise, then a third phase down to the last rate"),
               Flag("cycle_momentum", "Move momentum against the rate", true),
               MomentumBound("base_momentum", R"(\mu_b)", "Momentum at the highest rate", 0.85),
               MomentumBound("max_momentum", R"(\mu_{\max})", "Momentum at the lowest rate", 0.95)},
    .details = {.mark = "expected", .cycles_momentum = true, .make = MakeSchedule<OneCycle>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
