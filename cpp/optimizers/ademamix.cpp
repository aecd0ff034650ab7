// AdEMAMix: Pagliardini, Ablin & Grangier, "The AdEMAMix Optimizer: Better, Faster, Older" (2024),
// Algorithm 1 with constant alpha and beta3.
#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class AdEmaMix final : public Optimizer<Scalar> {
 public:
  AdEmaMix(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        beta3_(params["beta3"]),
        alpha_(params["alpha"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        m1_(Vector<Scalar>::Zero(layout.size())),
        m2_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const double beta1 = input.momentum.value_or(beta1_);
    const Scalar m1_correction(m1_correction_.Next(beta1));
    const Scalar v_correction(v_correction_.Next(beta2_));
    const Scalar rate(input.learning_rate), alpha(alpha_), epsilon(epsilon_);
    const Scalar lambda(weight_decay_);
    Elementwise(
        [&](auto theta, auto g, auto m1, auto m2, auto v) {
          m1 = Average(beta1, m1, g);
          m2 = Average(beta3_, m2, g);
          v = Average(beta2_, v, g.square());
          const auto root = (v * v_correction).sqrt() + epsilon;
          // The slow average is left uncorrected on purpose: it has to build up.
          theta -= rate * ((m1_correction * m1 + alpha * m2) / root + lambda * theta);
        },
        parameters, input.gradient, m1_, m2_, v_);
  }

  std::vector<Internal> States() const override { return Kept("m1", m1_, "m2", m2_, "v", v_); }

  Index StateSize() const override { return m1_.size() + m2_.size() + v_.size(); }

 private:
  double beta1_, beta2_, beta3_, alpha_, epsilon_, weight_decay_;
  BiasCorrector m1_correction_, v_correction_;
  Vector<Scalar> m1_, m2_, v_;
};

constexpr OptimizerEntry entry = WithRule<AdEmaMix>({
    .id = "ademamix",
    .name = "AdEMAMix",
    .summary = "AdamW with two memories of the gradient, a short one for agility and a very long "
               "one for the trend.",
    .formula =
        R"(m_1 \leftarrow \beta_1m_1+(1-\beta_1)g,\quad )"
        R"(m_2 \leftarrow \beta_3m_2+(1-\beta_3)g,\quad )"
        R"(v \leftarrow \beta_2v+(1-\beta_2)g^2,\quad )"
        R"(\theta\leftarrow\theta-\eta\Big(\frac{m_1/(1-\beta_1^t)+\alpha\,m_2}{\sqrt{v/(1-\beta_2^t)}+\epsilon}+\lambda\theta\Big))",
    .reference = "Pagliardini, Ablin & Grangier, The AdEMAMix Optimizer: Better, Faster, Older, "
                 "2024, https://arxiv.org/abs/2409.03137",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(),
               Starting(DecayFactor("beta3", R"(\beta_3)", "Memory of the slow average", 0.9999,
                                    0.99999),
                        0.999),
               [] {
                 ParamSpec spec =
                     NonNegative("alpha", R"(\alpha)", "Weight of the slow average", 5, 0, 20);
                 spec.scale = Scale::kLinear;
                 return spec;
               }(),
               Epsilon(1e-8), WeightDecay(0)},
    .details = {.group = "Frontier extras",
                .mark = "frontier",
                .state = "m1, m2, v",
                .state_multiple = "3",
                .decay = "decoupled",
                .steps =
                    "m1=beta1*m1+(1-beta1)*g; m2=beta3*m2+(1-beta3)*g; "
                    "v=beta2*v+(1-beta2)*g^2; "
                    "w=w-lr*((m1/(1-beta1^t)+alpha*m2)/(sqrt(v/(1-beta2^t))+eps)+weight_decay*w)",
                .pitfalls = "Made for long runs, with alpha and beta3 warmed up; here both are "
                            "constant. The slow memory overshoots when the slope turns."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
