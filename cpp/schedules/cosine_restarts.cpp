// Cosine annealing with warm restarts (SGDR): Loshchilov & Hutter (2016), equation 5; PyTorch
// CosineAnnealingWarmRestarts.
#include <cmath>

#include "core/schedule.h"
#include "schedules/schedule_params.h"

namespace playground {
namespace {

class CosineRestarts final : public Schedule {
 public:
  CosineRestarts(const ParamValues& params, const ScheduleContext& context)
      : rate_(context.base_rate),
        eta_min_(params["eta_min"]),
        t_0_(LengthOr(params, "t_0", context, 0.25)),
        t_mult_(params["t_mult"]) {}

  double Rate(double t) const override {
    double length = t_0_;
    if (t_mult_ == 1) {
      t = std::fmod(t, length);
    } else {
      for (; t >= length; length *= t_mult_) t -= length;
    }
    return CosineBetween(rate_, eta_min_, t / length);
  }

 private:
  double rate_, eta_min_, t_0_, t_mult_;
};

constexpr ScheduleEntry entry{
    .id = "cosine-restarts",
    .name = "Cosine with restarts",
    .summary = "Cosine decays one after the other, each starting from the full rate again.",
    .formula = R"(\eta_t = \eta_{\min} + )"
               R"(\tfrac12(\eta-\eta_{\min})\left(1+\cos\frac{\pi\,u}{T_i}\right),\quad )"
               R"(T_i = T_0\,T_{\text{mult}}^{\,i}\text{ after } i \text{ restarts},\quad )"
               R"(u\text{: updates since the last one})",
    .reference = "Loshchilov & Hutter 2016, arXiv:1608.03983",
    .params = {OptionalLength("t_0", "T_0",
                              "Updates of the first cycle (not set: a quarter of the run)"),
               Count("t_mult", R"(T_{\text{mult}})", "How much longer each cycle is", 1, 1, 4),
               FloorRate("eta_min", R"(\eta_{\min})", "Smallest rate")},
    .details = {.mark = "expected", .make = MakeSchedule<CosineRestarts>},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
