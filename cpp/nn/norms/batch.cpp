// Batch normalisation: Ioffe & Szegedy 2015, arXiv:1502.03167.
#include "core/lanes.h"
#include "nn/norm.h"

namespace playground {
namespace {

template <class Scalar>
class BatchNorm final : public Layer<Scalar> {
 public:
  BatchNorm(const ParamValues& params, const LayerPlace& place)
      : features_(place.features),
        epsilon_(params["eps"]),
        momentum_(params["momentum"]),
        after_activation_(IsAfterActivation(params)),
        affine_(place, params.Is("affine"), params.Is("affine")) {
    running_.name = place.name;
    running_.mean = Vector<Scalar>::Zero(features_);
    running_.variance = Vector<Scalar>::Ones(features_);
  }

  Index outputs() const override { return features_; }
  // The mean and 1 / deviation of every feature.
  Index Plan(Index) override { return 2 * features_; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work, Scalar* y) override {
    if (after_activation_) TraceNorm(pass, y);
    for (Index f = 0; f < features_; ++f, x += pass.stride, y += pass.stride) {
      Scalar mean = running_.mean[f];
      Scalar variance = running_.variance[f];
      if (pass.mode != Mode::kEvaluate) {
        Measure(x, pass.batch, &mean, &variance);
        if (pass.mode == Mode::kTrain) Remember(f, mean, variance, pass.batch);
      }
      const Scalar inverse = Scalar(1) / Sqrt(variance + Scalar(epsilon_));
      const Scalar scale = affine_.Scale(pass.parameters, f) * inverse;
      const Scalar shift = affine_.Shift(pass.parameters, f);
      for (Index i = 0; i < pass.stride; ++i) y[i] = scale * (x[i] - mean) + shift;
      work[2 * f] = mean;
      work[2 * f + 1] = inverse;
    }
  }

  // dz = gamma / deviation (dy - mean dy - z^ mean(dy z^)), z^ the normalised input; without the
  // means where the statistics are constants.
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar* work,
                Scalar* dx) override {
    const Scalar count(static_cast<PlainOf<Scalar>>(pass.batch));
    for (Index f = 0; f < features_; ++f, x += pass.stride, dy += pass.stride, dx += pass.stride) {
      const Scalar mean = work[2 * f];
      const Scalar inverse = work[2 * f + 1];
      Scalar sum(0), sum_normal(0);
      for (Index i = 0; i < pass.batch; ++i) {
        sum += dy[i];
        sum_normal += dy[i] * ((x[i] - mean) * inverse);
      }
      const Scalar scale = affine_.Scale(pass.parameters, f) * inverse;
      affine_.StoreGradient(pass.gradient, f, sum_normal, sum);
      const bool constant = pass.mode == Mode::kEvaluate;
      const Scalar along_one = constant ? Scalar(0) : sum / count;
      const Scalar along_normal = constant ? Scalar(0) : sum_normal / count;
      for (Index i = 0; i < pass.batch; ++i) {
        dx[i] = scale * (dy[i] - along_one - (x[i] - mean) * inverse * along_normal);
      }
      // The padding stays 0.
    }
  }

  void Initialize(const InitializerEntry&, const ParamValues&, Random&,
                  Vector<Scalar>& parameters) const override {
    affine_.Initialize(parameters);
  }
  void CollectStatistics(std::vector<RunningStatistics<Scalar>*>* statistics) override {
    statistics->push_back(&running_);
  }

 private:
  // Biased variance.
  static void Measure(const Scalar* x, Index batch, Scalar* mean, Scalar* variance) {
    const Scalar count(static_cast<PlainOf<Scalar>>(batch));
    Scalar sum(0), squares(0);
    for (Index i = 0; i < batch; ++i) sum += x[i];
    *mean = sum / count;
    for (Index i = 0; i < batch; ++i) squares += (x[i] - *mean) * (x[i] - *mean);
    *variance = squares / count;
  }

  // Unbiased variance, which one sample cannot give.
  void Remember(Index f, const Scalar& mean, const Scalar& variance, Index batch) {
    if (batch < 2) return;
    const double unbias = static_cast<double>(batch) / static_cast<double>(batch - 1);
    const Scalar keep(static_cast<PlainOf<Scalar>>(1 - momentum_));
    const Scalar take(static_cast<PlainOf<Scalar>>(momentum_));
    running_.mean[f] = keep * running_.mean[f] + take * mean;
    running_.variance[f] = keep * running_.variance[f] +
                           take * (variance * Scalar(static_cast<PlainOf<Scalar>>(unbias)));
  }

  Index features_;
  double epsilon_;
  double momentum_;
  bool after_activation_;
  Affine affine_;
  RunningStatistics<Scalar> running_;
};

constexpr NormEntry entry = WithNorm<BatchNorm>({
    .id = "batch",
    .name = "Batch norm",
    .summary =
        "Normalises each feature over the batch; remembers running statistics for evaluation.",
    .formula = R"(\when{affine=1} z'=\gamma\frac{z-\mu_B}{\sqrt{\sigma_B^2+\epsilon}}+\rho\quad )"
               R"(\when{affine=0} z'=\frac{z-\mu_B}{\sqrt{\sigma_B^2+\epsilon}})",
    .reference = "Ioffe & Szegedy 2015, arXiv:1502.03167",
    .params = {Positive("eps", R"(\epsilon)", "Added to the variance", 1e-5, 1e-8, 1),
               Real("momentum", "m", "Weight of the newest batch in the running statistics", 0.1, 0,
                    1),
               Flag("affine", "Learn a scale and a shift for every feature", true), NormPlace()},
    .details = {.mixes_samples = true},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
