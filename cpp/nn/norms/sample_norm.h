// Layer norm and RMS norm: both normalise every sample over its features, the first after removing
// the mean.
#pragma once

#include <algorithm>

#include "core/lanes.h"
#include "nn/norm.h"

namespace playground {

enum class Mean { kRemoved, kKept };

// With kRemoved z^ = (z - mean) / deviation and there is a learnt shift; with kKept
// z^ = z / root mean square and there is none.
template <class Scalar, Mean kMean>
class SampleNorm final : public Layer<Scalar> {
 public:
  SampleNorm(const ParamValues& params, const LayerPlace& place)
      : features_(place.features),
        epsilon_(params["eps"]),
        after_activation_(IsAfterActivation(params)),
        affine_(place, params.Is("affine"), kCentred && params.Is("affine")) {}

  Index outputs() const override { return features_; }
  Index Plan(Index stride) override { return (kCentred ? 4 : 2) * stride; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work, Scalar* y) override {
    if (after_activation_) TraceNorm(pass, y);
    const Index n = pass.stride;
    const Memory at(work, n);
    Measure(n, x, at);
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      const Scalar shift = affine_.Shift(pass.parameters, f);
      for (Index i = 0; i < n; ++i) {
        const Scalar scaled = scale * Normal(x[f * n + i], at, i);
        y[f * n + i] = kCentred ? scaled + shift : scaled;
      }
    }
  }

  // dz = (gamma dy - mean(gamma dy) - z^ mean(gamma dy z^)) / deviation, with means over the
  // features of one sample; without the first one where no mean was removed.
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar* work,
                Scalar* dx) override {
    const Index n = pass.stride;
    const Memory at(work, n);
    Project(pass, x, dy, at);
    const Scalar share(static_cast<PlainOf<Scalar>>(1.0 / static_cast<double>(features_)));
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      for (Index i = 0; i < n; ++i) {
        const Scalar normal = Normal(x[f * n + i], at, i);
        Scalar d = scale * dy[f * n + i];
        if constexpr (kCentred) d = d - share * at.along_one[i];
        dx[f * n + i] = at.inverse[i] * (d - normal * (share * at.along_normal[i]));
      }
    }
  }

  void Initialize(const InitializerEntry&, const ParamValues&, Random&,
                  Vector<Scalar>& parameters) const override {
    affine_.Initialize(parameters);
  }

 private:
  static constexpr bool kCentred = kMean == Mean::kRemoved;

  // Four rows of one number for every sample; the last two only if the mean is removed.
  struct Memory {
    Memory(Scalar* work, Index n)
        : inverse(work),
          along_normal(work + n),
          mean(kCentred ? work + 2 * n : nullptr),
          along_one(kCentred ? work + 3 * n : nullptr) {}

    Scalar* inverse;       // 1 / deviation.
    Scalar* along_normal;  // Sum of gamma dy z^.
    Scalar* mean;
    Scalar* along_one;  // Sum of gamma dy.
  };

  static Scalar Centred(const Scalar& x, const Memory& at, Index i) {
    if constexpr (kCentred) return x - at.mean[i];
    return x;
  }
  static Scalar Normal(const Scalar& x, const Memory& at, Index i) {
    return Centred(x, at, i) * at.inverse[i];
  }

  void Measure(Index n, const Scalar* x, const Memory& at) const {
    const Scalar count(static_cast<PlainOf<Scalar>>(features_));
    if constexpr (kCentred) {
      std::fill(at.mean, at.mean + n, Scalar(0));
      for (Index f = 0; f < features_; ++f) {
        for (Index i = 0; i < n; ++i) at.mean[i] += x[f * n + i];
      }
      for (Index i = 0; i < n; ++i) at.mean[i] /= count;
    }
    std::fill(at.inverse, at.inverse + n, Scalar(0));
    for (Index f = 0; f < features_; ++f) {
      for (Index i = 0; i < n; ++i) {
        const Scalar r = Centred(x[f * n + i], at, i);
        at.inverse[i] += r * r;
      }
    }
    for (Index i = 0; i < n; ++i) {
      at.inverse[i] = Scalar(1) / Sqrt(at.inverse[i] / count + Scalar(epsilon_));
    }
  }

  // The gradient of scale and shift, and the sums over the features of every sample.
  void Project(const Pass<Scalar>& pass, const Scalar* x, const Scalar* dy,
               const Memory& at) const {
    const Index n = pass.stride;
    std::fill(at.along_normal, at.along_normal + n, Scalar(0));
    if constexpr (kCentred) std::fill(at.along_one, at.along_one + n, Scalar(0));
    for (Index f = 0; f < features_; ++f) {
      const Scalar scale = affine_.Scale(pass.parameters, f);
      Scalar sum(0), sum_normal(0);
      for (Index i = 0; i < n; ++i) {
        const Scalar normal = Normal(x[f * n + i], at, i);
        const Scalar d = dy[f * n + i];
        sum_normal += d * normal;
        // Each of the two keeps its order of multiplication, and with it the bits of its runs.
        if constexpr (kCentred) {
          sum += d;
          at.along_one[i] += scale * d;
          at.along_normal[i] += scale * d * normal;
        } else {
          at.along_normal[i] += scale * (d * normal);
        }
      }
      affine_.StoreGradient(pass.gradient, f, sum_normal, sum);
    }
  }

  Index features_;
  double epsilon_;
  bool after_activation_;
  Affine affine_;
};

}  // namespace playground
