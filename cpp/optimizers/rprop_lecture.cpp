// Normalised gradient descent with momentum, which some lectures call "RProp".
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class RpropLecture final : public Optimizer<Scalar> {
 public:
  RpropLecture(const ParamValues& params, const Layout& layout)
      : layout_(layout),
        momentum_(params["momentum"]),
        by_tensor_(params.ChoiceOf("scope") == "tensor"),
        m_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), mu(input.momentum.value_or(momentum_));
    const auto move = [&](auto&& theta, auto&& gradient, auto&& velocity) {
      const Scalar norm = gradient.norm();
      // A zero gradient has no direction: its unit vector counts as zero.
      input.Note("g_norm", norm);
      const Scalar scale = norm > Scalar(0) ? Scalar(1) / norm : Scalar(0);
      Elementwise(
          [&](auto theta, auto j, auto m) {
            m = FlushSubnormal(scale * j + mu * m);
            theta -= rate * m;
          },
          theta, gradient, velocity);
    };
    if (!by_tensor_) {
      move(parameters, input.gradient, m_);
      return;
    }
    for (Index i = 0; i < static_cast<Index>(layout_.tensors().size()); ++i) {
      move(layout_.Flat(i, parameters), layout_.Flat(i, input.gradient), layout_.Flat(i, m_));
    }
  }

  std::vector<Internal> States() const override { return Kept("m", m_); }

  Index StateSize() const override { return m_.size(); }

 private:
  Layout layout_;
  double momentum_;
  bool by_tensor_;
  Vector<Scalar> m_;
};

constexpr OptimizerEntry entry = WithRule<RpropLecture>({
    .id = "rprop-lecture",
    .name = "\"RProp\" of the lecture: normalised gradient with momentum",
    .summary = "Uses the direction of the gradient but not its length, so steps stay equally long "
               "on plateaus and on cliffs.",
    .formula = R"(J_t=\nabla f(\theta_{t-1}),\quad )"
               R"(m_t = \frac{J_t}{\lVert J_t\rVert} + \mu\, m_{t-1},\quad )"
               R"(\when{scope=tensor} \text{a norm for each tensor},\quad )"
               R"(\theta_t = \theta_{t-1} - \eta\, m_t)",
    .reference = "Lecture form: normalised gradient descent with momentum",
    .params = {LearningRate(0.01, 0.03), Momentum(),
               Choice("scope", "One norm for all weights, or one for each tensor",
                      "global|tensor")},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m",
                .state_multiple = "1",
                .decay = "none",
                .steps = "m=g/g_norm+momentum*m; w=w-lr*m",
                .pitfalls = "In spite of its name this is not Rprop. Steps do not shrink near a "
                            "minimum, so let the rate fall.",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
