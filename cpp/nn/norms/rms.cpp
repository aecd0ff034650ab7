// Root mean square normalisation: Zhang & Sennrich 2019, arXiv:1910.07467.
#include "nn/layer.h"

namespace playground {
namespace {

template <class Scalar>
class RmsNorm final : public Layer<Scalar> {
 public:
  RmsNorm(const ParamValues& params, const LayerPlace& place)
      : features_(place.features),
        epsilon_(params["eps"]),
        affine_(place, params.Is("affine"), false) {}

  Index outputs() const override { return features_; }
  // 1 / root mean square of every sample, and a sum on the way back.
  Index Plan(Index stride) override { return 2 * stride; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* inverse, Scalar* y) override {
    const Index n = pass.stride;
    const Scalar count(static_cast<PlainOf<Scalar>>(features_));
    std::fill(inverse, inverse + n, Scalar(0));
    for (Index f = 0; f < features_; ++f) {
      for (Index i = 0; i < n; ++i) inverse[i] += x[f * n + i] * x[f * n + i];
    }
    for (Index i = 0; i < n; ++i) {
      inverse[i] = Scalar(1) / Sqrt(inverse[i] / count + Scalar(epsilon_));
    }
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      for (Index i = 0; i < n; ++i) y[f * n + i] = scale * (x[f * n + i] * inverse[i]);
    }
  }

  // dx = (gamma dy - z^ mean(gamma dy z^)) / rms, z^ the normalised input.
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar* work,
                Scalar* dx) override {
    const Index n = pass.stride;
    const Scalar* inverse = work;
    Scalar* along_normal = work + n;
    std::fill(along_normal, along_normal + n, Scalar(0));
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      Scalar sum_normal(0);
      for (Index i = 0; i < n; ++i) {
        const Scalar part = dy[f * n + i] * (x[f * n + i] * inverse[i]);
        sum_normal += part;
        along_normal[i] += scale * part;
      }
      affine_.StoreGradient(pass.gradient, f, sum_normal, Scalar(0));
    }
    const Scalar share(static_cast<PlainOf<Scalar>>(1.0 / static_cast<double>(features_)));
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      for (Index i = 0; i < n; ++i) {
        const Scalar normal = x[f * n + i] * inverse[i];
        dx[f * n + i] = inverse[i] * (scale * dy[f * n + i] - normal * (share * along_normal[i]));
      }
    }
  }

  void Initialize(const InitializerEntry&, const ParamValues&, Random&,
                  Vector<Scalar>& parameters) const override {
    affine_.Initialize(parameters);
  }

 private:
  Index features_;
  double epsilon_;
  Affine affine_;
};

constexpr NormEntry entry = WithNorm<RmsNorm>({
    .id = "rms",
    .name = "RMS norm",
    .summary = "Divides each sample by the root mean square of its features; no mean is removed.",
    .formula = R"(z'=\gamma\frac{z}{\sqrt{\overline{z^2}+\epsilon}})",
    .reference = "Zhang & Sennrich 2019, arXiv:1910.07467",
    .params = {Positive("eps", R"(\epsilon)", "Added to the mean square", 1e-6, 1e-8, 1),
               Flag("affine", "Learn a scale for every feature", true)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
