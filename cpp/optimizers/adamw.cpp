// AdamW: Loshchilov & Hutter, "Decoupled Weight Decay Regularization" (2017), Algorithm 2, with the
// decay scaled by the rate as in PyTorch.
#include "core/in_double.h"
#include "optimizers/adam_rule.h"

namespace playground {
namespace {

template <class Scalar>
using AdamW = AdamRule<Scalar, Decay::kDecoupled>;

constexpr OptimizerEntry entry = AlsoInDouble<AdamW>(WithRule<AdamW>({
    .id = "adamw",
    .name = "AdamW",
    .summary = "Adam with weight decay done right: weights shrink directly, not by way of the "
               "gradient.",
    .formula = R"(m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t,\quad )"
               R"(v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2,\quad )"
               R"(\hat m_t = \tfrac{m_t}{1-\beta_1^t},\quad )"
               R"(\when{amsgrad=0} \hat v_t = \tfrac{v_t}{1-\beta_2^t},\quad )"
               R"(\when{amsgrad=1} \hat v_t = \tfrac{\max(v_1,\dots,v_t)}{1-\beta_2^t},\quad )"
               R"(\theta_t = (1-\eta\lambda)\,\theta_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat )"
               R"(v_t}+\epsilon})",
    .reference = "Loshchilov & Hutter, Decoupled Weight Decay Regularization, 2017, "
                 "https://arxiv.org/abs/1711.05101",
    .params = {LearningRate(0.001, 0.01), Beta1(), Beta2(), Epsilon(1e-8), WeightDecay(0.01),
               AmsgradFlag()},
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "m, v (+ v max with amsgrad)",
                .state_multiple = "2",
                .decay = "decoupled",
                .steps = "m=beta1*m+(1-beta1)*g; v=beta2*v+(1-beta2)*g^2; m_hat=m/(1-beta1^t); "
                         "[amsgrad=0] v_hat=v/(1-beta2^t); [amsgrad=1] v_max=max(v_max,v); "
                         "[amsgrad=1] v_hat=v_max/(1-beta2^t); "
                         "w=(1-lr*weight_decay)*w-lr*m_hat/(sqrt(v_hat)+eps)",
                .pitfalls = "The decay is multiplied by the scheduled rate, so it fades with the "
                            "schedule. In the paper it is not multiplied by the base rate: its "
                            "lambda is the product of ours and the rate.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
