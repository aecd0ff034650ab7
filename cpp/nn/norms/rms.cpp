// Root mean square normalisation: Zhang & Sennrich 2019, arXiv:1910.07467.
#include "nn/norms/sample_norm.h"

namespace playground {
namespace {

template <class Scalar>
using RmsNorm = SampleNorm<Scalar, Mean::kKept>;

constexpr NormEntry entry = WithNorm<RmsNorm>({
    .id = "rms",
    .name = "RMS norm",
    .summary = "Divides each sample by the root mean square of its features; no mean is removed.",
    .formula = R"(\when{affine=1} z'=\gamma\frac{z}{\sqrt{\overline{z^2}+\epsilon}}\quad )"
               R"(\when{affine=0} z'=\frac{z}{\sqrt{\overline{z^2}+\epsilon}})",
    .reference = "Zhang & Sennrich 2019, arXiv:1910.07467",
    .params = {Positive("eps", R"(\epsilon)", "Added to the mean square", 1e-6, 1e-8, 1),
               Flag("affine", "Learn a scale for every feature", true), NormPlace()},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
