// Poisson: Nelder & Wedderburn 1972, Generalized Linear Models.
#include "nn/loss.h"

namespace playground {
namespace {

struct PoissonNll {
  explicit PoissonNll(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    return Exp(o) - y * o;
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return Exp(o) - y;
  }
};

constexpr LossEntry entry = WithMeanOf<PoissonNll>({
    .id = "poisson-nll",
    .name = "Poisson",
    .summary = "Negative log-likelihood of counts; the output is the log of their mean.",
    .formula = R"(\frac1N\sum e^o-yo)",
    .reference = "Nelder & Wedderburn 1972, Generalized Linear Models",
    .params = {},
    .details = {.coding = TargetCoding::kCount, .model = LabelModel::kPoisson},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
