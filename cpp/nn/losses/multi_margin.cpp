// Multi-class hinge: every other class should stay below the right one by a margin.
#include "nn/loss.h"

namespace playground {
namespace {

template <class Scalar>
class MultiMargin final : public Loss<Scalar> {
 public:
  explicit MultiMargin(const ParamValues& params)
      : margin_(params["margin"]), squared_(params["p"] == 2) {}

  double Evaluate(const LossInput<Scalar>& input, Scalar* derivative) const override {
    std::fill(derivative, derivative + input.outputs * input.stride, Scalar(0));
    const Scalar scale(1 / static_cast<double>(input.batch * input.outputs));
    double sum = 0;
    for (Index i = 0; i < input.batch; ++i) {
      const Index right = input.classes[i] * input.stride + i;
      for (Index j = 0; j < input.outputs; ++j) {
        const Index other = j * input.stride + i;
        if (other == right) continue;
        const Scalar missing =
            Scalar(margin_) - input.predictions[right] + input.predictions[other];
        // Written so that NaN counts.
        if (missing <= Scalar(0)) continue;
        const Scalar slope = squared_ ? Scalar(2) * missing * scale : scale;
        derivative[other] += slope;
        derivative[right] -= slope;
        sum += static_cast<double>(Plain(squared_ ? missing * missing : missing));
      }
    }
    return sum / static_cast<double>(input.batch * input.outputs);
  }

 private:
  double margin_;
  bool squared_;
};

constexpr LossEntry entry = WithLoss<MultiMargin>({
    .id = "multi-margin",
    .name = "Multi-class hinge",
    .summary = "Wants the right class above every other by a margin.",
    .formula = R"(\frac1B\sum_i\frac1C\sum_{j\ne y_i}\max(0,m-o_{iy_i}+o_{ij})^p)",
    .reference =
        "Weston & Watkins 1999, Support Vector Machines for Multi-Class Pattern Recognition",
    .params = {{.id = "p",
                .symbol = "p",
                .summary = "Exponent: 1, or 2 for a smooth bend",
                .type = ParamType::kInt,
                .default_value = 1,
                .min = 1,
                .max = 2},
               Positive("margin", "m", "Wanted distance", 1, 0.01, 10)},
    .details = {.coding = TargetCoding::kClass,
                .model = LabelModel::kCategorical,
                .several_outputs_only = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
