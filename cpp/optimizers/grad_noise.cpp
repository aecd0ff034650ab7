// Gradient noise: Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep
// Networks" (2015), equation 1.
#include <cmath>

#include "core/random.h"
#include "optimizers/wrapper.h"

namespace playground {
namespace {

template <class Scalar>
class GradientNoise final : public GradientWrapper<Scalar> {
 public:
  GradientNoise(const ParamValues& params, const Layout& layout, AnyOptimizer<Scalar> inner)
      : GradientWrapper<Scalar>(layout, std::move(inner)),
        eta_(params["eta"]),
        gamma_(params["gamma"]),
        own_normals_(static_cast<std::uint32_t>(params["seed"]), Stream::kGradientNoise),
        noise_(layout.size()) {}

 private:
  void Change(const StepInput<Scalar>& input, const Vector<Scalar>&,
              Vector<Scalar>& gradient) override {
    const double sigma = std::sqrt(eta_ / std::pow(1.0 + t_++, gamma_));
    NormalSource& normals = input.normals ? *input.normals : own_normals_;
    for (Scalar& entry : noise_) entry = static_cast<Scalar>(sigma * normals.Next());
    gradient += noise_;
    input.Note("noise", noise_);
  }

  double eta_, gamma_;
  RandomNormals own_normals_;
  std::int64_t t_ = 0;
  Vector<Scalar> noise_;
};

// Any exponent of at least 0 is valid; the slider covers the useful ones.
constexpr ParamSpec FadingExponent() {
  ParamSpec spec =
      NonNegative("gamma", R"(\gamma)", "How fast the noise fades; 0: never", 0.55, 0, 1);
  spec.scale = Scale::kLinear;
  return spec;
}

constexpr OptimizerEntry entry = WithWrapper<GradientNoise>({
    .id = "grad-noise",
    .name = "Gradient noise",
    .summary = "Adds random noise to the gradient, less and less of it as training goes on.",
    .formula =
        R"(g\leftarrow g+\sigma_t n_t,\quad\sigma_t^2=\eta_n/(1+t)^{\gamma},\ t=0,1,\dots,\ n_t\sim N(0,I))",
    .reference = "Neelakantan et al. 2015, arXiv:1511.06807",
    .params = {Positive("eta", R"(\eta_n)", "Variance of the noise at the first update", 0.01, 1e-4,
                        1),
               FadingExponent(), Count("seed", "", "Seed of the noise", 1, 0, 1000)},
    .details = {.group = "Wrappers",
                .mark = "expected",
                .state = "none",
                .state_multiple = "+0",
                .decay = "as the inner rule",
                .steps = "g=g+noise",
                .pitfalls =
                    "Rules that divide by the gradient's size (Adam and its kin) turn noise "
                    "on a vanishing gradient into full steps."},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
