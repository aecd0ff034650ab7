// RAdam: Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond" (2019), Algorithm
// 2, with the threshold 5 of the authors' code.
#include <cmath>

#include "core/averages.h"
#include "core/elementwise.h"
#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"

namespace playground {
namespace {

template <class Scalar>
class RAdam final : public Optimizer<Scalar> {
 public:
  RAdam(const ParamValues& params, const Layout& layout)
      : beta1_(params["beta1"]),
        beta2_(params["beta2"]),
        epsilon_(params["eps"]),
        weight_decay_(params["weight_decay"]),
        decoupled_(params.Is("decoupled")),
        m_(Vector<Scalar>::Zero(layout.size())),
        v_(Vector<Scalar>::Zero(layout.size())) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    ++t_;
    const double beta1 = input.momentum.value_or(beta1_);
    const double rate = input.learning_rate * m_correction_.Next(beta1);
    const double rectified = rate * Rectification();
    const Scalar stay(decoupled_ ? 1 - input.learning_rate * weight_decay_ : 1.0);
    const Scalar lambda(decoupled_ ? 0.0 : weight_decay_), epsilon(epsilon_);
    // Too few gradients for a trustworthy variance: plain momentum, divided by 1.
    const bool trusted = rectified > 0;
    const Scalar scale(trusted ? rectified : rate);
    Elementwise(
        [&](auto theta, auto gradient, auto m, auto v) {
          const LaneArray<Scalar> g = gradient + lambda * theta;
          m = Average(beta1, m, g);
          v = Average(beta2_, v, g.square());
          theta *= stay;
          if (trusted) {
            theta -= scale * m / (v.sqrt() + epsilon);
          } else {
            theta -= scale * m;
          }
        },
        parameters, input.gradient, m_, v_);
  }

  std::vector<Internal> States() const override { return Kept("m", m_, "v", v_); }

  Index StateSize() const override { return m_.size() + v_.size(); }

 private:
  // r_t sqrt(1 - beta2^t); 0 while the approximated degrees of freedom rho_t are at most 5.
  double Rectification() {
    const double power = v_correction_.NextPower(beta2_);
    const double rho_inf = 2 / (1 - beta2_) - 1;
    const double rho = rho_inf - 2 * static_cast<double>(t_) * power / (1 - power);
    if (!(rho > 5)) return 0;
    const double r2 = (rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho);
    return std::sqrt(r2 * (1 - power));
  }

  double beta1_, beta2_, epsilon_, weight_decay_;
  bool decoupled_;
  std::int64_t t_ = 0;
  BiasCorrector m_correction_, v_correction_;
  Vector<Scalar> m_, v_;
};

constexpr OptimizerEntry entry = WithRule<RAdam>({
    .id = "radam",
    .name = "RAdam (rectified Adam)",
    .summary = "Adam that trusts its estimate of the gradients' size only as far as enough "
               "gradients back it: a warm-up built in.",
    .formula =
        R"(\when{weight_decay!=0,decoupled=0} g_t = \nabla )"
        R"(f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
        R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
        R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
        R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
        R"(\rho_\infty = \tfrac{2}{1-\beta_2}-1,\quad )"
        R"(\rho_t = \rho_\infty - \frac{2t\beta_2^t}{1-\beta_2^t},\quad )"
        R"(u_t = \hat m_t\cdot\begin{cases}r_t\,\dfrac{\sqrt{1-\beta_2^t}}{\sqrt{v_t}+\epsilon} & \rho_t>5\\ 1 & \text{else}\end{cases},\quad )"
        R"(r_t=\sqrt{\dfrac{(\rho_t-4)(\rho_t-2)\rho_\infty}{(\rho_\infty-4)(\rho_\infty-2)\rho_t}},\quad )"
        R"(\when{decoupled=0} \theta_t = \theta_{t-1} - \eta\,u_t\quad )"
        R"(\when{decoupled=1} \theta_t = (1-\eta\lambda)\,\theta_{t-1} - \eta\,u_t)",
    .reference = "Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2019, "
                 "https://arxiv.org/abs/1908.03265",
    .params = {LearningRate(0.001, 0.02), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0),
               Decoupled()},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "expected",
                .state = "m, v",
                .state_multiple = "2",
                .decay = "coupled | decoupled",
                .steps =
                    "[weight_decay!=0,decoupled=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                    "v=beta2*v+(1-beta2)*g^2; m_hat=m/(1-beta1^t); rho_inf=2/(1-beta2)-1; "
                    "rho=rho_inf-2*t*beta2^t/(1-beta2^t); "
                    "r=where(rho>5,sqrt((rho-4)*(rho-2)*rho_inf/((rho_inf-4)*(rho_inf-2)*rho)),0); "
                    "u=where(rho>5,r*sqrt(1-beta2^t)/(sqrt(v)+eps)*m_hat,m_hat); "
                    "[decoupled=0] w=w-lr*u; [decoupled=1] w=(1-lr*weight_decay)*w-lr*u",
                .pitfalls = "The first five steps are momentum without division by the gradients' "
                            "size, so a rate that suits Adam may be far off there."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
