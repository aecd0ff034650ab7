// Cyclical learning rates: Smith (2015); PyTorch CyclicLR. Momentum runs in anti-phase.
#include <cmath>
#include <optional>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class Cyclical final : public Schedule {
 public:
  Cyclical(const ParamValues& params, const ScheduleContext& context)
      : max_lr_(ValueOr(params, "max_lr", context.base_rate)),
        base_lr_(ValueOr(params, "base_lr", max_lr_ / 10)),
        up_(LengthOr(params, "step_size_up", context, 0.1)),
        down_(ValueOr(params, "step_size_down", up_)),
        mode_(static_cast<Mode>(params.Int("mode"))),
        gamma_(ValueOr(params, "gamma", std::pow(0.1, 1 / std::max(1.0, context.steps)))),
        cycle_momentum_(params.Is("cycle_momentum")),
        base_momentum_(params["base_momentum"]),
        max_momentum_(params["max_momentum"]) {}

  double Rate(double t) const override { return base_lr_ + (max_lr_ - base_lr_) * Height(t); }

  std::optional<double> Momentum(double t) const override {
    if (!cycle_momentum_) return std::nullopt;
    return max_momentum_ - (max_momentum_ - base_momentum_) * Height(t);
  }

 private:
  enum class Mode { kTriangular, kTriangular2, kExpRange };

  // The height of the triangle, in [0, 1], with the damping of the mode.
  double Height(double t) const {
    const double length = up_ + down_;
    const double cycles = std::floor(t / length);
    const double place = t / length - cycles;
    const double ratio = up_ / length;
    const double triangle = place <= ratio ? place / ratio : (1 - place) / (1 - ratio);
    if (mode_ == Mode::kTriangular2) return triangle * std::pow(2.0, -cycles);
    if (mode_ == Mode::kExpRange) return triangle * std::pow(gamma_, t);
    return triangle;
  }

  double max_lr_, base_lr_, up_, down_;
  Mode mode_;
  double gamma_;
  bool cycle_momentum_;
  double base_momentum_, max_momentum_;
};

constexpr ScheduleEntry entry{
    .id = "cyclical",
    .name = "Cyclical",
    .summary = "Swings between two rates along triangles; momentum swings the other way.",
    .formula =
        R"(\eta_t = \eta_b + (\eta_m-\eta_b)\,h_t\,k_t,\quad )"
        R"(L = s_\uparrow+s_\downarrow,\quad c = \lfloor t/L\rfloor,\quad )"
        R"(h_t = \min\left(\frac{t-cL}{s_\uparrow},\,\frac{(c+1)L-t}{s_\downarrow}\right),\quad )"
        R"(\when{mode=triangular} k_t = 1\quad \when{mode=triangular2} k_t = 2^{-c}\quad )"
        R"(\when{mode=exp_range} k_t = \gamma^t\quad )"
        R"(\when{cycle_momentum=1} \mu_t = \mu_{\max} - (\mu_{\max}-\mu_b)\,h_t\,k_t)",
    .reference = "Smith 2015, arXiv:1506.01186",
    .params = {OptionalRate("base_lr", R"(\eta_b)",
                            "Lowest rate (not set: a tenth of the highest)"),
               OptionalRate("max_lr", R"(\eta_m)", "Highest rate (not set: the optimizer's rate)"),
               OptionalLength("step_size_up", R"(s_\uparrow)",
                              "Updates of a rise (not set: a tenth of the run)"),
               OptionalLength("step_size_down", R"(s_\downarrow)",
                              "Updates of a fall (not set: as many as a rise)"),
               Choice("mode", "Triangles of equal height, halved each cycle, or shrinking steadily",
                      "triangular|triangular2|exp_range"),
               OptionalDecay("gamma", R"(\gamma)",
                             "Factor of exp_range (not set: the run ends at a tenth)"),
               Flag("cycle_momentum", "Move momentum against the rate", true),
               MomentumBound("base_momentum", R"(\mu_b)", "Momentum at the highest rate", 0.8),
               MomentumBound("max_momentum", R"(\mu_{\max})", "Momentum at the lowest rate", 0.9)},
    .details = {.mark = "notes", .cycles_momentum = true, .make = MakeSchedule<Cyclical>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
