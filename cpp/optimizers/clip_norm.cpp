// Gradient clipping by norm: Pascanu, Mikolov & Bengio, "On the Difficulty of Training Recurrent
// Neural Networks" (2012), Algorithm 1, over all parameters together.
#include <algorithm>

#include "optimizers/reductions.h"
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class ClipNorm final : public GradientWrapper<Scalar> {
 public:
  ClipNorm(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : GradientWrapper<Scalar>(layout, std::move(inner)), max_norm_(params["max_norm"]) {}

 private:
  void Change(const StepInput<Scalar>& input, const Vector<Scalar>&,
              Vector<Scalar>& gradient) override {
    // PyTorch adds this, so a gradient just at the limit shrinks a little too.
    constexpr double kEpsilon = 1e-6;
    const double norm = Norm(gradient);
    input.Note("g_norm", norm);
    const double scale = std::min(1.0, max_norm_ / (norm + kEpsilon));
    gradient *= static_cast<Scalar>(scale);
  }

  double max_norm_;
};

constexpr OptimizerEntry entry = WithWrapper<ClipNorm>({
    .id = "clip-norm",
    .name = "Gradient clipping by global norm",
    .summary = "Shortens gradients that are longer than a limit, keeping their direction.",
    .formula = R"(g\leftarrow g\cdot\min\!\Big(1,\frac{c}{\lVert g\rVert_2+10^{-6}}\Big))",
    .reference = "Pascanu et al. 2012, arXiv:1211.5063; as torch.nn.utils.clip_grad_norm_",
    .params = {Positive("max_norm", "c", "Longest gradient that is let through", 1, 0.01, 100)},
    .details = {.group = "Wrappers",
                .mark = "notes",
                .state = "none",
                .state_multiple = "+0",
                .decay = "as the inner rule",
                .steps = "g=g*min(1,max_norm/(g_norm+1e-6))",
                .pitfalls =
                    "A limit below the usual gradient length turns every update into one of "
                    "fixed length; under Adam, which divides by the gradient's size, "
                    "clipping changes much less than under SGD."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
