// Hinge: Cortes & Vapnik 1995, Support-Vector Networks.
#include "nn/loss.h"

namespace playground {
namespace {

struct Hinge {
  explicit Hinge(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    return Max(1 - y * o, T(0));
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return Select(y * o < T(1), -y, T(0));
  }
};

constexpr LossEntry entry = WithMeanOf<Hinge>({
    .id = "hinge",
    .name = "Hinge",
    .summary =
        "Wants every sample on the right side by a margin of 1; samples beyond it do not count.",
    .formula = R"(\frac1N\sum\max(0,1-yo),\quad y=\pm1)",
    .reference = "Cortes & Vapnik 1995, Support-Vector Networks",
    .params = {},
    .details = {.coding = TargetCoding::kSign, .model = LabelModel::kSign},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
