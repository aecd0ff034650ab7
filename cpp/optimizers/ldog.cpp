// L-DoG: Ivgi, Hinder & Carmon, "DoG is SGD's Best Friend: A Parameter-Free Dynamic Step Size
// Schedule" (2023), the layer-wise form.
#include "optimizers/distance_over_gradients.h"

namespace playground {
namespace {

template <class Scalar>
using LayerwiseDog = DistanceOverGradients<Scalar, true>;

constexpr OptimizerEntry entry = WithRule<LayerwiseDog>({
    .id = "ldog",
    .name = "L-DoG (layer-wise)",
    .summary = "DoG with a rate of its own for every tensor.",
    .formula =
        R"(\when{weight_decay!=0} g_t = \nabla f(\theta_t)+\lambda\theta_t,\quad )"
        R"(\eta_{t,l}=c\,\frac{\max(r_\epsilon(1+\lVert\theta_{0,l}\rVert),\ \max_{i\le )"
        R"(t}\lVert\theta_{i,l}-\theta_{0,l}\rVert)}{\sqrt{\sum_{i\le t}\lVert )"
        R"(g_{i,l}\rVert^2+\epsilon}},\qquad\theta_{t+1,l}=\theta_{t,l}-\eta_{t,l}\,g_{t,l}\quad\text{for each tensor } l)",
    .reference = "Ivgi, Hinder & Carmon, DoG is SGD's Best Friend: A Parameter-Free Dynamic Step "
                 "Size Schedule, 2023, https://arxiv.org/abs/2302.12022",
    .params = DistanceOverGradientsParams(),
    .details = {.group = "Parameter-free and schedule-free",
                .mark = "frontier",
                .state = "\u03b8\u2080, \u03b8 \u2212 \u03b8\u2080",
                .state_multiple = "2",
                .decay = "coupled",
                .steps = "[weight_decay!=0] g=g+weight_decay*w; w=w-eta*g",
                .pitfalls = "Less stable than DoG: a tensor whose gradients are small for a while "
                            "gets a large rate.",
                .own_moves = "its rate is the distance that its own steps have covered",
                .needs = {.shapes = true}},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
