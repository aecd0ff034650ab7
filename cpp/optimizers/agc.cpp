// Adaptive gradient clipping: Brock, De, Smith & Simonyan, "High-Performance Large-Scale Image
// Recognition Without Normalization" (2021), equation 3.
#include <algorithm>

#include "optimizers/reductions.h"
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class AdaptiveClipping final : public GradientWrapper<Scalar> {
 public:
  AdaptiveClipping(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : GradientWrapper<Scalar>(layout, std::move(inner)),
        layout_(layout),
        clip_factor_(params["clip_factor"]),
        epsilon_(params["eps"]),
        factors_(layout.size()) {}

 private:
  // A unit is a row of a matrix (all weights into one neuron), or a whole vector.
  void Change(const StepInput<Scalar>& input, const Vector<Scalar>& parameters,
              Vector<Scalar>& gradient) override {
    for (const Tensor& tensor : layout_.tensors()) {
      const Index units = tensor.is_matrix ? tensor.rows : 1;
      const Index length = tensor.size() / units;
      for (Index unit = 0; unit < units; ++unit) {
        const Index start = tensor.offset + unit * length;
        auto unit_gradient = gradient.segment(start, length);
        const auto factor = static_cast<Scalar>(
            Factor(Norm(parameters.segment(start, length)), Norm(unit_gradient)));
        unit_gradient *= factor;
        factors_.segment(start, length).setConstant(factor);
      }
    }
    input.Note("s", factors_);
  }

  double Factor(double weight_norm, double gradient_norm) const {
    const double longest = clip_factor_ * std::max(weight_norm, epsilon_);
    return std::min(1.0, longest / std::max(gradient_norm, 1e-6));
  }

  Layout layout_;
  double clip_factor_, epsilon_;
  Vector<Scalar> factors_;  // For those who look.
};

constexpr OptimizerEntry entry = WithWrapper<AdaptiveClipping>({
    .id = "agc",
    .name = "Adaptive gradient clipping",
    .summary = "Limits the gradient of each neuron to a small share of the length of its weights.",
    .formula =
        R"(g_{(i)}\leftarrow g_{(i)}\min\!\Big(1,\ \frac{\kappa\max(\lVert w_{(i)}\rVert,\epsilon)}{\max(\lVert g_{(i)}\rVert,10^{-6})}\Big))",
    .reference = "Brock et al. 2021, arXiv:2102.06171",
    .params = {Positive("clip_factor", R"(\kappa)",
                        "Longest gradient, as a share of the length of the weights", 0.01, 0.001,
                        1),
               NonNegative("eps", R"(\epsilon)", "Length that weights are taken to have at least",
                           0.001, 1e-16, 1)},
    .details = {.group = "Wrappers",
                .mark = "frontier",
                .state = "none",
                .state_multiple = "+0",
                .decay = "as the inner rule",
                .steps = "g=g*s",
                .pitfalls = "Biases that start at 0 are held to steps of kappa times epsilon; the "
                            "paper leaves the last layer out, which is not done here.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
