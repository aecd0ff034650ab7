// Softmax cross-entropy: negative log-likelihood of the class, by logits.
#include "nn/loss.h"

namespace playground {
namespace {

template <class Scalar>
class SoftmaxCrossEntropy final : public Loss<Scalar> {
 public:
  explicit SoftmaxCrossEntropy(const ParamValues& params) : smoothing_(params["label_smoothing"]) {}

  double Evaluate(const LossInput<Scalar>& input, Scalar* derivative) const override {
    // The target distribution: `certain` more at the class than the `floor` everywhere.
    const double floor = smoothing_ / static_cast<double>(input.outputs);
    const double certain = 1 - smoothing_;
    const Scalar scale(1 / static_cast<double>(input.batch));
    double sum = 0;
    for (Index i = 0; i < input.stride; i += kWidth) {
      const Softmax<Scalar> softmax(input, i, derivative);
      const Lane log_total = Log(softmax.total);
      const Lane inverse = Walk::Splat(scale) / softmax.total;
      const Index left = input.batch - i;
      Lane spread = Walk::Splat(Scalar(0));
      for (Index c = 0; c < input.outputs; ++c) {
        const Index at = c * input.stride + i;
        spread = spread + (Walk::Load(input.predictions + at) - softmax.largest);
        const Lane slope = Walk::Load(derivative + at) * inverse - floor * Walk::Splat(scale);
        Walk::Store(derivative + at, left < kWidth ? Walk::KeepFirst(slope, left) : slope);
      }
      Scalar at_class[kWidth] = {};
      for (Index k = 0; k < std::min(left, kWidth); ++k) {
        const Index at = input.classes[i + k] * input.stride + i + k;
        at_class[k] = input.predictions[at];
        derivative[at] -= Scalar(certain) * scale;
      }
      const Lane reached = Walk::Load(at_class) - softmax.largest;
      const Lane value = log_total - certain * reached - floor * spread;
      sum += static_cast<double>(Plain(Walk::Sum(Walk::KeepFirst(value, left))));
    }
    return sum / static_cast<double>(input.batch);
  }

 private:
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;

  double smoothing_;
};

constexpr LossEntry entry = WithLoss<SoftmaxCrossEntropy>({
    .id = "softmax-ce",
    .name = "Softmax cross-entropy",
    .summary = "Negative log-likelihood of the class; the outputs are logits, one a class.",
    .formula =
        R"(-\frac1B\sum_i\sum_c T_{ic}\ln p_{ic},\quad p_{ic}=\frac{e^{o_{ic}}}{\sum_k e^{o_{ik}}})",
    .reference = "Bridle 1990; label smoothing: Szegedy et al. 2015, arXiv:1512.00567",
    .params = {Real("label_smoothing", R"(\alpha)",
                    "Part of the target spread evenly over all classes", 0, 0, 0.9)},
    .details = {.coding = TargetCoding::kClass,
                .model = LabelModel::kCategorical,
                .several_outputs_only = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
