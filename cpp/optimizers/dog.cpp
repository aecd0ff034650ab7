// DoG: Ivgi, Hinder & Carmon, "DoG is SGD's Best Friend: A Parameter-Free Dynamic Step Size
// Schedule" (2023), equation 1.
#include "optimizers/distance_over_gradients.h"

namespace playground {
namespace {

template <class Scalar>
using Dog = DistanceOverGradients<Scalar, false>;

constexpr OptimizerEntry entry = WithRule<Dog>({
    .id = "dog",
    .name = "DoG",
    .summary = "Finds its own rate: the distance travelled so far over the gradients met so far.",
    .formula = R"(\when{weight_decay!=0} g_t = \nabla f(\theta_t)+\lambda\theta_t,\quad )"
               R"(\eta_t=c\,\frac{\max(r_\epsilon(1+\lVert\theta_0\rVert),\ \max_{i\le )"
               R"(t}\lVert\theta_i-\theta_0\rVert)}{\sqrt{\sum_{i\le t}\lVert )"
               R"(g_i\rVert^2+\epsilon}},\qquad\theta_{t+1}=\theta_t-\eta_tg_t)",
    .reference = "Ivgi, Hinder & Carmon, DoG is SGD's Best Friend: A Parameter-Free Dynamic Step "
                 "Size Schedule, 2023, https://arxiv.org/abs/2302.12022",
    .params = DistanceOverGradientsParams(),
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "\u03b8\u2080, \u03b8 \u2212 \u03b8\u2080",
                .state_multiple = "2",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; w=w-eta*g",
                .pitfalls =
                    "Starts very slowly from a tiny first step. Meant to be evaluated at an "
                    "average of the weights, since its rate never falls on purpose: combine "
                    "it with an average.",
                .own_moves = "its rate is the distance that its own steps have covered"},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
