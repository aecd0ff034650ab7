// Lookahead: Zhang, Lucas, Hinton & Ba, "Lookahead Optimizer: k Steps Forward, 1 Step Back" (2019),
// Algorithm 1.
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class Lookahead final : public Wrapper<Scalar> {
 public:
  Lookahead(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)),
        k_(params.Int("k")),
        alpha_(static_cast<Scalar>(params["alpha"])),
        slow_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    if (t_ == 0) slow_ = parameters;
    input.Note("phi", slow_);
    this->StepInner(input, parameters);
    ++t_;
    if (t_ % k_ == 0) {
      slow_ += alpha_ * (parameters - slow_);
      parameters = slow_;
    }
  }

  std::vector<Internal> States() const override { return this->WithInner(Kept("phi", slow_)); }

  Index StateSize() const override { return Wrapper<Scalar>::StateSize() + slow_.size(); }

 private:
  int k_;
  Scalar alpha_;
  Vector<Scalar> slow_;
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithWrapper<Lookahead>({
    .id = "lookahead",
    .name = "Lookahead",
    .summary = "Lets the inner rule run ahead for k updates, then goes only part of the way there.",
    .formula =
        R"(\text{inner step on } \theta;\quad t\bmod k=0:\ \phi\leftarrow\phi+\alpha(\theta-\phi),\ \theta\leftarrow\phi,\qquad\phi_0=\theta_0)",
    .reference = "Zhang et al. 2019, arXiv:1907.08610",
    .params = {Count("k", "k", "Updates between two pull-backs", 5, 1, 50),
               {.id = "alpha",
                .symbol = R"(\alpha)",
                .summary = "Share of the way that is kept",
                .default_value = 0.5,
                .min = 0,
                .max = 1,
                .slider_min = 0.05,
                .slider_max = 1,
                .min_excluded = true}},
    .details = {.group = "Wrappers",
                .mark = "expected",
                .state = "slow weights",
                .state_multiple = "+1",
                .decay = "as the inner rule",
                .steps = "phi=where(t%k==0,phi+alpha*(w-phi),phi); w=where(t%k==0,phi,w)",
                .pitfalls =
                    "The loss shows a tooth at every pull-back, and the inner rule keeps its "
                    "momentum there."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
