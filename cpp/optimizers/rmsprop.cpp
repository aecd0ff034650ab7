// RMSprop: Tieleman & Hinton, "Lecture 6.5, Neural Networks for Machine Learning" (2012); centered:
// Graves, "Generating Sequences With Recurrent Neural Networks" (2013).
#include "core/in_double.h"
#include "optimizers/rmsprop_rule.h"

namespace playground {
namespace {

template <class Scalar>
using RmsProp = RmsPropRule<Scalar, EpsilonPlace::kOutsideRoot>;

constexpr OptimizerEntry entry = AlsoInDouble<RmsProp>(WithRule<RmsProp>({
    .id = "rmsprop",
    .name = "RMSprop (PyTorch: \u03b5 outside the root)",
    .summary = "Divides every gradient by its own recent size, so all weights move at a similar "
               "pace.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_{t-1})+\lambda\theta_{t-1},\quad )"
               R"(v_t = \alpha v_{t-1} + (1-\alpha) g_t^2,\quad )"
               R"(\when{centered=0} s_t = v_t,\quad )"
               R"(\when{centered=1} \bar g_t = \alpha \bar g_{t-1} + (1-\alpha) g_t,\quad )"
               R"(\when{centered=1} s_t = v_t - \bar g_t^2,\quad )"
               R"(u_t = g_t/(\sqrt{s_t}+\epsilon),\quad )"
               R"(\when{momentum=0} \theta_t = \theta_{t-1} - \eta\,u_t\quad )"
               R"(\when{momentum!=0} b_t = \mu b_{t-1} + u_t,\quad )"
               R"(\when{momentum!=0} \theta_t = \theta_{t-1} - \eta\,b_t)",
    .reference = "Tieleman & Hinton, Lecture 6.5 of Neural Networks for Machine Learning, 2012; "
                 "centered: Graves 2013, https://arxiv.org/abs/1308.0850",
    .params = RmsPropParams(),
    .details = {.group = "Adaptive (diagonal)",
                .mark = "notes",
                .state = "v (+ mean of g if centered, + b if momentum)",
                .state_multiple = "1\u20133",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; v=alpha*v+(1-alpha)*g^2; "
                         "[centered=0] s=v; [centered=1] g_bar=alpha*g_bar+(1-alpha)*g; "
                         "[centered=1] s=max(v-g_bar^2,0); u=g/(sqrt(s)+eps); [momentum=0] "
                         "w=w-lr*u; [momentum!=0] b=momentum*b+u; [momentum!=0] w=w-lr*b",
                .pitfalls =
                    "The average of squares starts at 0 and is not corrected: the first step "
                    "is ten times the rate at alpha 0.99. Libraries disagree whether "
                    "epsilon stands inside or outside the root.",
                .usual = true},
}));
const Registration registration{entry};

}  // namespace
}  // namespace playground
