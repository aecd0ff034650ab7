// Binary cross-entropy (probabilities): the definition; limits as in PyTorch.
#include "nn/loss.h"

namespace playground {
namespace {

struct ProbabilityCrossEntropy {
  explicit ProbabilityCrossEntropy(const ParamValues&) {}

  template <class T>
  T Value(const T& o, const T& y) const {
    const T hit = Max(Log(o), T(kLowestLog));
    const T miss = Max(Log1p(-o), T(kLowestLog));
    return -(y * hit + (1 - y) * miss);
  }
  template <class T>
  T Slope(const T& o, const T& y) const {
    return (o - y) / Max(o * (1 - o), T(1e-12));
  }

 private:
  static constexpr double kLowestLog = -100;
};

constexpr LossEntry entry = WithMeanOf<ProbabilityCrossEntropy>({
    .id = "bce",
    .name = "Binary cross-entropy (probabilities)",
    .summary = "For networks that end in a sigmoid; the logarithms are cut off at -100.",
    .formula = R"(-\frac1N\sum y\ln o+(1-y)\ln(1-o))",
    .reference = "the definition; limits as in PyTorch",
    .params = {},
    .details = {.coding = TargetCoding::kZeroOne,
                .model = LabelModel::kProbability,
                .threshold = 0.5},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
