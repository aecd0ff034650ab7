// Softmax cross-entropy: negative log-likelihood of the class, by logits.
#include "nn/in_double.h"
#include "nn/loss.h"

namespace playground {
namespace {

template <class Scalar>
class SoftmaxCrossEntropy final : public Loss<Scalar> {
 public:
  explicit SoftmaxCrossEntropy(const ParamValues& params) : smoothing_(params["label_smoothing"]) {}

  double Evaluate(const LossInput<Scalar>& input, Scalar* derivative) const override {
    // The target distribution: `floor` everywhere, and 1 - smoothing more at the class.
    const double floor = smoothing_ / static_cast<double>(input.outputs);
    const double certain = 1 - smoothing_;
    const double others_floor = floor * static_cast<double>(input.outputs - 1);
    const Lane scale = Walk::Splat(Scalar(1 / static_cast<double>(input.batch)));
    const Lane zero = Walk::Splat(Scalar(0));
    const Lane tiny = Walk::Splat(Scalar(kTiny<Scalar>));
    double sum = 0;
    for (Index i = 0; i < input.stride; i += kWidth) {
      const Softmax<Scalar> softmax(input, i, derivative);
      const Index left = input.batch - i;
      const Lane classes = Classes(input, i);
      const auto is_class = [&](Index c) {
        return Abs(classes - static_cast<double>(c)) < Lane(0.5);
      };
      // The class's own term is left out of the sum rather than subtracted from it: 1 - p keeps all
      // its digits where p is close to 1.
      Lane others = zero, reached = zero, spread = zero;
      for (Index c = 0; c < input.outputs; ++c) {
        const Index at = c * input.stride + i;
        const Lane below = Walk::Load(input.predictions + at) - softmax.largest;
        spread = spread + below;
        reached = reached + Select(is_class(c), below, zero);
        others = others + Select(is_class(c), zero, Walk::Load(derivative + at));
      }
      const Lane inverse = Lane(1) / softmax.total;
      for (Index c = 0; c < input.outputs; ++c) {
        const Index at = c * input.stride + i;
        const Lane other = Walk::Load(derivative + at) * inverse - floor;
        const Lane exact = Select(is_class(c), others_floor - others * inverse, other) * scale;
        const Lane slope = (exact + tiny) - tiny;
        Walk::Store(derivative + at, left < kWidth ? Walk::KeepFirst(slope, left) : slope);
      }
      const Lane log_total = Select(reached < zero, Log(softmax.total), Log1p(others));
      const Lane value = log_total - certain * reached - floor * spread;
      sum += static_cast<double>(Plain(Walk::Sum(Walk::KeepFirst(value, left))));
    }
    return sum / static_cast<double>(input.batch);
  }

 private:
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;

  // The classes of the samples i .. i + kWidth - 1 as numbers.
  static Lane Classes(const LossInput<Scalar>& input, Index i) {
    Scalar classes[kWidth] = {};
    for (Index k = 0; k < std::min(input.batch - i, kWidth); ++k) {
      classes[k] = Scalar(static_cast<PlainOf<Scalar>>(input.classes[i + k]));
    }
    return Walk::Load(classes);
  }

  double smoothing_;
};

constexpr LossEntry entry = AlsoInDouble<SoftmaxCrossEntropy>(WithLoss<SoftmaxCrossEntropy>({
    .id = "softmax-ce",
    .name = "Softmax cross-entropy",
    .summary = "Negative log-likelihood of the class; the outputs are logits, one per class.",
    .formula = R"(-\frac1B\sum_i\sum_c T_{ic}\ln p_{ic},\quad )"
               R"(p_{ic}=\frac{e^{o_{ic}}}{\sum_k e^{o_{ik}}},\quad )"
               R"(T_{ic}=(1-\alpha)\,[c=y_i]+\frac{\alpha}{C})",
    .reference = "Bridle 1990; label smoothing: Szegedy et al. 2015, arXiv:1512.00567",
    .params = {Real("label_smoothing", R"(\alpha)",
                    "Share of the target spread evenly over all classes", 0, 0, 0.9)},
    .details = {.coding = TargetCoding::kClass,
                .model = LabelModel::kCategorical,
                .several_outputs_only = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
