// Binary cross-entropy (logits): Cox 1958, logistic regression.
#include "nn/in_double.h"
#include "nn/loss.h"

namespace playground {
namespace {

struct BinaryCrossEntropy {
  explicit BinaryCrossEntropy(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    // Together Softplus(o) - o y, in the order that keeps small losses exact.
    return Max(o, T(0)) - o * y + Log1p(Exp(-Abs(o)));
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    // Sigmoid(o) - y, without cancelling where both are close to 1.
    const T e = Exp(-Abs(o));
    const T larger = 1 / (1 + e);
    const T smaller = e * larger;
    const T one = Select(o < T(0), smaller, larger);
    const T zero = Select(o < T(0), larger, smaller);
    return (1 - y) * one - y * zero;
  }
};

constexpr LossEntry entry = AlsoInDouble<BinaryCrossEntropy>(WithMeanOf<BinaryCrossEntropy>({
    .id = "bce-logits",
    .name = "Binary cross-entropy (logits)",
    .summary = "Negative log-likelihood of a 0/1 label; the output is the log of the odds.",
    .formula = R"(\frac1N\sum\max(o,0)-oy+\ln(1+e^{-|o|}))",
    .reference = "Cox 1958, logistic regression",
    .params = {},
    .details = {.coding = TargetCoding::kZeroOne, .model = LabelModel::kBernoulli},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
