// Binary cross-entropy (logits): Cox 1958, logistic regression.
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
    return Sigmoid(o) - y;
  }
};

constexpr LossEntry entry = WithMeanOf<BinaryCrossEntropy>({
    .id = "bce-logits",
    .name = "Binary cross-entropy (logits)",
    .summary = "Negative log-likelihood of a 0/1 label; the output is the log of the odds.",
    .formula = R"(\frac1N\sum\max(o,0)-oy+\ln(1+e^{-|o|}))",
    .reference = "Cox 1958, logistic regression",
    .params = {},
    .details = {.coding = TargetCoding::kZeroOne, .model = LabelModel::kBernoulli},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
