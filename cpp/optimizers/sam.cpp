// SAM: Foret et al., "Sharpness-Aware Minimization for Efficiently Improving Generalization"
// (2020), Algorithm 1; ASAM: Kwon et al. (2021), without the constant 0.01 that its paper adds to
// |theta|.
#include "optimizers/reductions.h"
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class SharpnessAware final : public Wrapper<Scalar> {
 public:
  SharpnessAware(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)),
        rho_(params["rho"]),
        adaptive_(params.Is("adaptive")),
        scaled_(layout.size()),
        worst_(layout.size()),
        gradient_(layout.size()) {}

  // Without an objective there is no second gradient, and nothing moves.
  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (!input.objective) return;
    // T g, whose norm scales the way uphill T (T g).
    scaled_ = input.gradient;
    if (adaptive_) scaled_.array() *= parameters.array().abs();
    const auto distance = static_cast<Scalar>(rho_ / (Norm(scaled_) + 1e-12));
    if (adaptive_) scaled_.array() *= parameters.array().abs();
    worst_ = parameters + distance * scaled_;
    input.objective->Evaluate(worst_, &gradient_);
    input.Note("g_worst", gradient_);
    this->StepInner(input, gradient_, parameters);
  }

  Index StateSize() const override { return Wrapper<Scalar>::StateSize() + worst_.size(); }

 private:
  double rho_;
  bool adaptive_;
  Vector<Scalar> scaled_, worst_, gradient_;
};

constexpr OptimizerEntry entry = WithWrapper<SharpnessAware>({
    .id = "sam",
    .name = "SAM / ASAM",
    .summary = "Uses the gradient at the worst point nearby, which leads away from sharp minima.",
    .formula =
        R"(\when{adaptive=0} e=\rho\,\frac{g}{\lVert g\rVert+10^{-12}},\quad )"
        R"(\when{adaptive=1} e=\rho\,\frac{\theta^2 g}{\lVert \theta g\rVert+10^{-12}},\quad )"
        R"(\theta\leftarrow\text{inner step from }\theta\text{ with }\nabla f(\theta+e))",
    .reference = "Foret et al. 2020, arXiv:2010.01412; Kwon et al. 2021, arXiv:2102.11600",
    .params = {Positive("rho", R"(\rho)", "Distance to the worst point", 0.05, 0.001, 2),
               Flag("adaptive", "Measure the distance relative to the size of each weight (ASAM)")},
    .details = {.group = "Wrappers",
                .mark = "frontier",
                .state = "copy of the weights",
                .state_multiple = "+1",
                .decay = "as the inner rule",
                .steps = "g=g_worst",
                .pitfalls = "Every update costs two gradients, both of the same mini-batch. The "
                            "adaptive form wants a distance about ten times larger.",
                .needs = {.objective = true},
                .gradient_evaluations = "2"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
