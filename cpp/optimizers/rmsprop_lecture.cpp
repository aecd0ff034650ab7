// RMSprop without a stabiliser, as some lecture notes print it (Tieleman & Hinton 2012).
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class RmsPropLecture final : public Optimizer<Scalar> {
 public:
  RmsPropLecture(const ParamValues& params, const Layout& layout)
      : beta2_(params["beta2"]), epsilon_(params["eps"]), v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const Scalar rate(input.learning_rate), epsilon(epsilon_);
    Elementwise(
        [&](auto theta, auto j, auto v) {
          v = Average(beta2_, v, j.square());
          theta -= rate * (j / (v.sqrt() + epsilon));
        },
        parameters, input.gradient, v_);
  }

  std::vector<Internal> States() const override { return Kept("v", v_); }

  Index StateSize() const override { return v_.size(); }

 private:
  double beta2_, epsilon_;
  Vector<Scalar> v_;
};

constexpr OptimizerEntry entry = WithRule<RmsPropLecture>({
    .id = "rmsprop-lecture",
    .name = "RMSProp of the lecture (no \u03b5)",
    .summary = "RMSprop in its barest form: each gradient divided by its recent root mean square.",
    .formula = R"(J_t=\nabla f(\theta_{t-1}),\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) J_t^2,\qquad m_t = J_t/\sqrt{v_t},\qquad )"
               R"(\theta_t = \theta_{t-1} - \eta\, m_t)",
    .reference = "Lecture form of Tieleman & Hinton, Lecture 6.5 of Neural Networks for Machine "
                 "Learning, 2012",
    .params = {LearningRate(0.01, 0.01), Beta2(0.99), Epsilon(0, 1e-8)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "v",
                .state_multiple = "1",
                .decay = "none",
                .steps = "v=beta2*v+(1-beta2)*g^2; m=g/(sqrt(v)+eps); w=w-lr*m",
                .pitfalls = "With epsilon 0, as printed, a weight whose gradient has always been 0 "
                            "(behind a dead ReLU) becomes 0/0, not a number. Keep a small epsilon "
                            "outside the root."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
