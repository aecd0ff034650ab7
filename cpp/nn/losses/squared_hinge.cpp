// Squared hinge: Lee & Mangasarian 2001, SSVM.
#include "nn/loss.h"

namespace playground {
namespace {

struct SquaredHinge {
  explicit SquaredHinge(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T missing = Max(1 - y * o, T(0));
    return missing * missing;
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return -2 * y * Max(1 - y * o, T(0));
  }
};

constexpr LossEntry entry = WithMeanOf<SquaredHinge>({
    .id = "squared-hinge",
    .name = "Squared hinge",
    .summary = "The square of the hinge: smooth at the margin, harder on large violations.",
    .formula = R"(\frac1N\sum\max(0,1-yo)^2,\quad y=\pm1)",
    .reference = "Lee & Mangasarian 2001, SSVM",
    .params = {},
    .details = {.coding = TargetCoding::kSign, .model = LabelModel::kSign},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
