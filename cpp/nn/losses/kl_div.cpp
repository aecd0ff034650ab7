// Kullback-Leibler divergence from the softmax of the outputs to a given distribution.
#include "nn/loss.h"

namespace playground {
namespace {

template <class Scalar>
class KullbackLeibler final : public Loss<Scalar> {
 public:
  explicit KullbackLeibler(const ParamValues&) {}

  double Evaluate(const LossInput<Scalar>& input, Scalar* derivative) const override {
    const Lane scale = Walk::Splat(Scalar(1 / static_cast<double>(input.batch)));
    const Lane zero = Walk::Splat(Scalar(0));
    double sum = 0;
    for (Index i = 0; i < input.stride; i += kWidth) {
      const Softmax<Scalar> softmax(input, i, derivative);
      const Lane log_total = Log(softmax.total);
      Lane value = zero;
      Lane mass = zero;
      for (Index c = 0; c < input.outputs; ++c) {
        const Lane y = Walk::Load(input.targets + c * input.stride + i);
        const Lane o = Walk::Load(input.predictions + c * input.stride + i);
        // 0 ln 0 = 0.
        const Lane log_y = Log(Select(y > zero, y, Lane(1)));
        value = value + y * (log_y - (o - softmax.largest - log_total));
        mass = mass + y;
      }
      const Index left = input.batch - i;
      for (Index c = 0; c < input.outputs; ++c) {
        const Index at = c * input.stride + i;
        const Lane p = Walk::Load(derivative + at) / softmax.total;
        const Lane slope = (p * mass - Walk::Load(input.targets + at)) * scale;
        Walk::Store(derivative + at, Walk::KeepFirst(slope, left));
      }
      sum += static_cast<double>(Plain(Walk::Sum(Walk::KeepFirst(value, left))));
    }
    return sum / static_cast<double>(input.batch);
  }

 private:
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;
};

constexpr LossEntry entry = WithLoss<KullbackLeibler>({
    .id = "kl-div",
    .name = "Kullback-Leibler divergence",
    .summary = "How far the softmax of the outputs is from a given distribution over the classes.",
    .formula = R"(\frac1B\sum_i\sum_c y_{ic}(\ln y_{ic}-\ln p_{ic}),\quad )"
               R"(p_{ic}=\frac{e^{o_{ic}}}{\sum_k e^{o_{ik}}})",
    .reference = "Kullback & Leibler 1951, On Information and Sufficiency",
    .params = {},
    .details = {.coding = TargetCoding::kDistribution,
                .model = LabelModel::kCategorical,
                .several_outputs_only = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
