// Soft margin: Cox 1958, logistic regression.
#include "nn/loss.h"

namespace playground {
namespace {

struct SoftMargin {
  explicit SoftMargin(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    return Softplus(-y * o);
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return -y * Sigmoid(-y * o);
  }
};

constexpr LossEntry entry = WithMeanOf<SoftMargin>({
    .id = "soft-margin",
    .name = "Soft margin",
    .summary = "The logistic loss for labels of -1 and 1.",
    .formula = R"(\frac1N\sum\ln(1+e^{-yo}),\quad y=\pm1)",
    .reference = "Cox 1958, logistic regression",
    .params = {},
    .details = {.coding = TargetCoding::kSign, .model = LabelModel::kSign},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
