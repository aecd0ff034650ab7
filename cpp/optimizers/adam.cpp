// Adam: Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2014), Algorithm 1.
#include "core/in_double.h"
#include "optimizers/adam_rule.h"

namespace playground {
namespace {

template <class Scalar>
using Adam = AdamRule<Scalar, Decay::kCoupled>;

constexpr OptimizerEntry entry = AlsoInDouble<Adam>(WithRule<Adam>({
    .id = "adam",
    .name = "Adam",
    .summary = "Momentum divided by the gradients' recent size: every weight gets a step of about "
               "the rate, longer where gradients agree.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
               R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
               R"(\when{amsgrad=0} \hat v_t = \tfrac{v_t}{1-\beta_2^t},\quad )"
               R"(\when{amsgrad=1} \hat v_t = \tfrac{\max(v_1,\dots,v_t)}{1-\beta_2^t},\quad )"
               R"(\theta_t = \theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon})",
    .reference = "Kingma & Ba, Adam: A Method for Stochastic Optimization, 2014, "
                 "https://arxiv.org/abs/1412.6980",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0),
               AmsgradFlag()},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v (+ v max with amsgrad)",
                .state_multiple = "2",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                         "v=beta2*v+(1-beta2)*g^2; m_hat=m/(1-beta1^t); [amsgrad=0] "
                         "v_hat=v/(1-beta2^t); [amsgrad=1] v_max=max(v_max,v); [amsgrad=1] "
                         "v_hat=v_max/(1-beta2^t); w=w-lr*m_hat/(sqrt(v_hat)+eps)",
                .pitfalls =
                    "Rounding noise in a gradient that should be 0 (a bias in front of batch "
                    "norm) is blown up to full steps. Coupled weight decay is divided away "
                    "with the gradient: use AdamW.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
