// Layer normalisation: Ba, Kiros & Hinton 2016, arXiv:1607.06450.
#include "nn/layer.h"

namespace playground {
namespace {

template <class Scalar>
class LayerNorm final : public Layer<Scalar> {
 public:
  LayerNorm(const ParamValues& params, const LayerPlace& place)
      : features_(place.features),
        epsilon_(params["eps"]),
        affine_(place, params.Is("affine"), params.Is("affine")) {}

  Index outputs() const override { return features_; }
  // The mean and 1 / deviation of every sample, and two sums on the way back.
  Index Plan(Index stride) override { return 4 * stride; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work, Scalar* y) override {
    const Index n = pass.stride;
    Scalar* mean = work;
    Scalar* inverse = work + n;
    const Scalar count(static_cast<PlainOf<Scalar>>(features_));
    std::fill(mean, mean + 2 * n, Scalar(0));
    for (Index f = 0; f < features_; ++f) {
      for (Index i = 0; i < n; ++i) mean[i] += x[f * n + i];
    }
    for (Index i = 0; i < n; ++i) mean[i] /= count;
    for (Index f = 0; f < features_; ++f) {
      for (Index i = 0; i < n; ++i) {
        const Scalar r = x[f * n + i] - mean[i];
        inverse[i] += r * r;
      }
    }
    for (Index i = 0; i < n; ++i) {
      inverse[i] = Scalar(1) / Sqrt(inverse[i] / count + Scalar(epsilon_));
    }
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      const Scalar shift = affine_.Shift(pass.parameters, f);
      for (Index i = 0; i < n; ++i) {
        y[f * n + i] = scale * ((x[f * n + i] - mean[i]) * inverse[i]) + shift;
      }
    }
  }

  // As batch norm, with means over the features of one sample.
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar* work,
                Scalar* dx) override {
    const Index n = pass.stride;
    const Scalar* mean = work;
    const Scalar* inverse = work + n;
    Scalar* along_one = work + 2 * n;
    Scalar* along_normal = work + 3 * n;
    std::fill(along_one, along_one + 2 * n, Scalar(0));
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      Scalar sum(0), sum_normal(0);
      for (Index i = 0; i < n; ++i) {
        const Scalar normal = (x[f * n + i] - mean[i]) * inverse[i];
        const Scalar d = dy[f * n + i];
        sum += d;
        sum_normal += d * normal;
        along_one[i] += scale * d;
        along_normal[i] += scale * d * normal;
      }
      affine_.StoreGradient(pass.gradient, f, sum_normal, sum);
    }
    const Scalar share(static_cast<PlainOf<Scalar>>(1.0 / static_cast<double>(features_)));
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      for (Index i = 0; i < n; ++i) {
        const Scalar normal = (x[f * n + i] - mean[i]) * inverse[i];
        dx[f * n + i] = inverse[i] * (scale * dy[f * n + i] - share * along_one[i] -
                                      normal * (share * along_normal[i]));
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

constexpr NormEntry entry = WithNorm<LayerNorm>({
    .id = "layer",
    .name = "Layer norm",
    .summary = "Normalises each sample over its features: the same in training and evaluation.",
    .formula = R"(z'=\gamma\frac{z-\mu}{\sqrt{\sigma^2+\epsilon}}+\beta)",
    .reference = "Ba et al. 2016, arXiv:1607.06450",
    .params = {Positive("eps", R"(\epsilon)", "Added to the variance", 1e-5, 1e-8, 1),
               Flag("affine", "Learn a scale and a shift for every feature", true)},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
