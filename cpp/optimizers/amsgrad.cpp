// AMSGrad: Reddi, Kale & Kumar, "On the Convergence of Adam and Beyond" (2018), Algorithm 2, with
// the bias corrections of Adam as PyTorch and Keras have them.
#include "optimizers/adam_rule.h"

namespace playground {
namespace {

template <class Scalar>
using AmsGrad = AdamRule<Scalar, Decay::kCoupled, Amsgrad::kAlways>;

constexpr OptimizerEntry entry = WithRule<AmsGrad>({
    .id = "amsgrad",
    .name = "AMSGrad",
    .summary = "Adam that never forgets how large a gradient once was, so its steps can only get "
               "shorter.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
               R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
               R"(v^{\max}_t = \max(v^{\max}_{t-1}, v_t),\quad )"
               R"(\theta_t = \theta_{t-1} - \eta\,\frac{\hat )"
               R"(m_t}{\sqrt{v^{\max}_t/(1-\beta_2^t)}+\epsilon})",
    .reference = "Reddi, Kale & Kumar, On the Convergence of Adam and Beyond, 2018, "
                 "https://arxiv.org/abs/1904.09237",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0)},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v, v max",
                .state_multiple = "3",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; m=beta1*m+(1-beta1)*g; "
                         "v=beta2*v+(1-beta2)*g^2; m_hat=m/(1-beta1^t); v_max=max(v_max,v); "
                         "v_hat=v_max/(1-beta2^t); w=w-lr*m_hat/(sqrt(v_hat)+eps)",
                .pitfalls =
                    "Repairs a gap in Adam's proof and is often no better in practice. In a "
                    "short run it differs from Adam only after an outlier or with a beta2 "
                    "well below 1."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
