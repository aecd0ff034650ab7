// The simple gradient noise scale says how many samples a batch must have before more of them stop
// making its gradient much better.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "core/random.h"
#include "diagnostics/probe.h"

namespace playground {

struct NoiseScale {
  double value = std::numeric_limits<double>::quiet_NaN();  // In samples.
  double error = std::numeric_limits<double>::quiet_NaN();  // Standard error of it.
};

struct NoiseOptions {
  int batches = 32;
  int batch = 4;  // Samples in each; whole lanes cost nothing extra.
};

// B = tr(Sigma) / |G|^2 (McCandlish et al. 2018, arXiv:1812.06162, eq. 2.9), Sigma the covariance
// of one sample's gradient over the probe's samples and G their mean. G is computed exactly, so b
// |g - G|^2 of a batch of b samples drawn with replacement has the expectation tr(Sigma): its mean
// over the batches is unbiased, and so is the quotient. The probe must have gradient_samples().
template <class Scalar>
class NoiseScaleEstimator {
 public:
  // `all` and `gradient` are working memory.
  NoiseScale Estimate(Probe<Scalar>& probe, const Vector<Scalar>& parameters,
                      const NoiseOptions& options, Random& random) {
    const auto samples = static_cast<std::uint32_t>(probe.gradient_samples());
    MeanGradient(probe, parameters, samples);
    const double size = mean_.template cast<double>().squaredNorm();
    std::vector<std::uint32_t> drawn(static_cast<std::size_t>(options.batch));
    double sum = 0, squares = 0;
    for (int k = 0; k < options.batches; ++k) {
      for (auto& sample : drawn) sample = random.Below(samples);
      probe.Gradient(parameters, drawn, part_);
      const double variance = options.batch * (part_ - mean_).template cast<double>().squaredNorm();
      sum += variance;
      squares += variance * variance;
    }
    const double n = options.batches;
    const double trace = sum / n;
    const double spread = std::sqrt(std::max(0.0, squares / n - trace * trace) / (n - 1));
    return {trace / size, spread / size};
  }

 private:
  void MeanGradient(Probe<Scalar>& probe, const Vector<Scalar>& parameters, std::uint32_t samples) {
    constexpr std::uint32_t kBlock = 128;
    std::vector<std::uint32_t> block;
    mean_.setZero(parameters.size());
    part_.resize(parameters.size());
    for (std::uint32_t first = 0; first < samples; first += kBlock) {
      block.resize(std::min(kBlock, samples - first));
      std::iota(block.begin(), block.end(), first);
      probe.Gradient(parameters, block, part_);
      mean_ += static_cast<Scalar>(static_cast<double>(block.size()) / samples) * part_;
    }
  }

  Vector<Scalar> mean_, part_;
};

}  // namespace playground
