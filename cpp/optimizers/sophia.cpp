// Sophia: Liu et al., "Sophia: A Scalable Stochastic Second-order Optimizer for Language Model
// Pre-training" (2023), Algorithm 3; estimators: Algorithms 1 (Hutchinson) and 2 (Gauss-Newton-
// Bartlett). The Gauss-Newton form clips as the authors' code does.
#include <algorithm>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "core/random.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class Sophia final : public Optimizer<Scalar> {
 public:
  Sophia(const ParamValues& params, const Layout& layout)
      : is_gnb_(params.ChoiceOf("estimator") == "gnb"),
        interval_(params.Int("interval")),
        beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        rho_(params["rho"]),
        batch_(params["bs"]),
        gamma_(params["gamma"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        m_(Vector<Scalar>::Zero(layout.size())),
        h_(Vector<Scalar>::Zero(layout.size())),
        estimate_(layout.size()),
        direction_(layout.size()),
        random_(kSeed, Stream::kCurvature),
        own_normals_(kSeed + 1, Stream::kCurvature) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    const bool refreshes = t_++ % interval_ == 0;
    if (input.curvature) {
      AverageCurvature(*input.curvature);
    } else if (refreshes && input.objective && EstimateCurvature(input, parameters)) {
      AverageCurvature(estimate_);
    }
    input.Note("h", h_);
    const double beta1 = input.momentum.value_or(beta1_);
    const auto keep = static_cast<Scalar>(1 - input.learning_rate * weight_decay_);
    const auto eta = static_cast<Scalar>(input.learning_rate);
    Elementwise(
        [&](const auto& g, auto m, const auto& h, auto theta) {
          m = Average(beta1, m, g);
          theta = keep * theta - eta * (m / Denominator(h)).max(Scalar(-1)).min(Scalar(1));
        },
        input.gradient, m_, h_, parameters);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "h", h_); }

  Index StateSize() const override { return m_.size() + h_.size(); }

 private:
  static constexpr std::uint32_t kSeed = 1;

  // gnb: the gradient for sampled labels, which the average squares. hutchinson: u * (H u).
  bool EstimateCurvature(const StepInput<Scalar>& input, const Vector<Scalar>& parameters) {
    if (is_gnb_) return input.objective->SampledGradient(parameters, random_, estimate_);
    NormalSource& normals = input.normals ? *input.normals : own_normals_;
    for (Scalar& entry : direction_) entry = static_cast<Scalar>(normals.Next());
    if (!input.objective->HessianTimes(parameters, direction_, estimate_)) return false;
    estimate_.array() *= direction_.array();
    return true;
  }

  void AverageCurvature(const Vector<Scalar>& estimate) {
    if (is_gnb_) {
      h_.array() = Average(beta2_, h_.array(), estimate.array().square());
    } else {
      h_.array() = Average(beta2_, h_.array(), estimate.array());
    }
  }

  // Written so that both forms are one expression: max(a h + b, c). It is never 0: where m is 0
  // too, that gives no step instead of NaN.
  template <class Curvature>
  auto Denominator(const Curvature& h) const {
    const auto factor = static_cast<Scalar>(is_gnb_ ? rho_ * batch_ : gamma_);
    const auto added = static_cast<Scalar>(is_gnb_ ? epsilon_ : 0);
    const auto smallest =
        std::max(static_cast<Scalar>(is_gnb_ ? 0 : epsilon_), std::numeric_limits<Scalar>::min());
    return (factor * h + added).max(smallest);
  }

  bool is_gnb_;
  int interval_;
  double beta1_, beta2_, rho_, batch_, gamma_, epsilon_, weight_decay_;
  Vector<Scalar> m_, h_, estimate_, direction_;
  Random random_;
  RandomNormals own_normals_;
  std::int64_t t_ = 0;
};

constexpr OptimizerEntry entry = WithRule<Sophia>({
    .id = "sophia",
    .name = "Sophia (G and H)",
    .summary = "Divides the averaged gradient by a cheap estimate of the curvature, and clips the "
               "result.",
    .formula =
        R"(\begin{aligned}&m_t=\beta_1m_{t-1}+(1-\beta_1)g_t,\quad )"
        R"(\text{every } k \text{ updates: } h\leftarrow\beta_2h+(1-\beta_2)\hat h,\quad )"
        R"(\when{estimator=gnb} \hat h=\hat g\odot\hat g,\quad )"
        R"(\when{estimator=gnb} \hat g\text{: gradient with labels sampled from the )"
        R"(model}\quad \when{estimator=hutchinson} \hat h=u\odot(Hu),\quad )"
        R"(\when{estimator=hutchinson} u\text{: random normal numbers}\\)"
        R"(&\when{estimator=gnb} )"
        R"(\theta\leftarrow(1-\eta\lambda)\theta-\eta\operatorname{sign}(m_t)\min\!\Big(\tfrac{|m_t|}{\rho\,B\,h+\epsilon},1\Big)\quad )"
        R"(\when{estimator=hutchinson} )"
        R"(\theta\leftarrow(1-\eta\lambda)\theta-\eta\operatorname{clip}\!\Big(\tfrac{m_t}{\max(\gamma h,\epsilon)},-1,1\Big)\end{aligned})",
    .reference = "Liu et al. 2023, arXiv:2305.14342",
    .params =
        {Choice("estimator", "Curvature from sampled labels (gnb) or from Hessian products",
                "gnb|hutchinson"),
         LearningRate(1e-4, 0.01),
         DecayFactor("beta1", R"(\beta_1)", "Memory of the averaged gradient", 0.965),
         DecayFactor("beta2", R"(\beta_2)", "Memory of the averaged curvature", 0.99, 0.99999),
         Positive("rho", R"(\rho)", "Clipping: smaller lets fewer entries take a full step (gnb)",
                  0.04, 0.001, 1),
         Positive("bs", "B", "Samples in the batch that the curvature is estimated on (gnb)", 5120,
                  1, 10000, 32),
         Positive("gamma", R"(\gamma)", "Clipping: as rho, for hutchinson", 0.01, 0.001, 1, 0.05),
         Epsilon(1e-12), WeightDecay(0.1, 0.01),
         Count("interval", "k", "Updates between two estimates of the curvature", 10, 1, 100)},
    .details = {.group = "Matrix and second-order",
                .mark = "frontier",
                .state = "m, h",
                .state_multiple = "2",
                .decay = "decoupled, before the step",
                .steps = "m=beta1*m+(1-beta1)*g; [estimator=gnb] u=clip(m/(rho*bs*h+eps),-1,1); "
                         "[estimator=hutchinson] u=clip(m/max(gamma*h,eps),-1,1); "
                         "w=(1-lr*weight_decay)*w-lr*u",
                .pitfalls =
                    "Where the curvature is near 0 or negative every step is a full one, as "
                    "with signSGD. With the default B of a language model almost nothing is "
                    "clipped on a small network: set B to the batch size.",
                .needs = {.objective = true, .hessian = true},
                .gradient_evaluations = "1 + 1/k"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
