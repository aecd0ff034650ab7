// Gradient centralization: Yong, Huang, Hua & Zhang, "Gradient Centralization: A New Optimization
// Technique for Deep Neural Networks" (2020), equation 1.
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class GradientCentralization final : public GradientWrapper<Scalar> {
 public:
  GradientCentralization(const ParamValues&, const Layout& layout, AnyOptimizer<Scalar> inner)
      : GradientWrapper<Scalar>(layout, std::move(inner)),
        layout_(layout),
        means_(Vector<Scalar>::Zero(layout.size())) {}

 private:
  void Change(const StepInput<Scalar>& input, const Vector<Scalar>&,
              Vector<Scalar>& gradient) override {
    for (const Tensor& tensor : layout_.tensors()) {
      if (!tensor.is_matrix) continue;
      for (Index row = 0; row < tensor.rows; ++row) {
        auto weights_of_unit = gradient.segment(tensor.offset + row * tensor.cols, tensor.cols);
        const Scalar mean = weights_of_unit.mean();
        weights_of_unit.array() -= mean;
        means_.segment(tensor.offset + row * tensor.cols, tensor.cols).setConstant(mean);
      }
    }
    input.Note("g_bar", means_);
  }

  Layout layout_;
  Vector<Scalar> means_;  // For those who look.
};

constexpr OptimizerEntry entry = WithWrapper<GradientCentralization>({
    .id = "gradient-centralization",
    .name = "Gradient centralization",
    .summary = "Subtracts from the gradient of each neuron's weights its mean over the inputs.",
    .formula =
        R"(G_{i\cdot}\leftarrow G_{i\cdot}-\operatorname{mean}_j G_{ij}\ \text{(over the inputs)},\ \text{vectors unchanged})",
    .reference = "Yong et al. 2020, arXiv:2004.01461",
    .details = {.group = "Wrappers",
                .mark = "frontier",
                .state = "none",
                .state_multiple = "+0",
                .decay = "as the inner rule",
                .steps = "g=g-g_bar",
                .pitfalls = "A layer with a single input gets no gradient at all: its mean is "
                            "itself.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
