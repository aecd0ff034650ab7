// Layer normalisation: Ba, Kiros & Hinton 2016, arXiv:1607.06450.
#include "nn/norms/sample_norm.h"

namespace playground {
namespace {

template <class Scalar>
using LayerNorm = SampleNorm<Scalar, Mean::kRemoved>;

constexpr NormEntry entry = WithNorm<LayerNorm>({
    .id = "layer",
    .name = "Layer norm",
    .summary = "Normalises each sample over its features: the same in training and evaluation.",
    .formula = R"(\when{affine=1} z'=\gamma\frac{z-\mu}{\sqrt{\sigma^2+\epsilon}}+\beta\quad )"
               R"(\when{affine=0} z'=\frac{z-\mu}{\sqrt{\sigma^2+\epsilon}})",
    .reference = "Ba et al. 2016, arXiv:1607.06450",
    .params = {Positive("eps", R"(\epsilon)", "Added to the variance", 1e-5, 1e-8, 1),
               Flag("affine", "Learn a scale and a shift for every feature", true), NormPlace()},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
