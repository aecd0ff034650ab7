// A dropout layer sets some of its inputs to 0 while training.
#pragma once

#include <algorithm>
#include <vector>

#include "core/lanes.h"
#include "nn/layer.h"
#include "nn/layer_spec.h"

namespace playground {

// Inverted dropout: what stays is divided by the probability of staying (Srivastava et al. 2014).
template <class Scalar>
class DropoutLayer final : public Layer<Scalar> {
 public:
  DropoutLayer(const LayerSpec& spec, const LayerPlace& place)
      : features_(place.features), probability_(spec.probability), given_(spec.mask) {}

  Index outputs() const override { return features_; }
  Index Plan(Index stride) override { return features_ * stride; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* mask, Scalar* y) override {
    const Index size = features_ * pass.stride;
    if (pass.mode == Mode::kEvaluate) {
      std::copy(x, x + size, y);
      return;
    }
    Draw(pass, mask);
    for (Index i = 0; i < size; ++i) y[i] = x[i] * mask[i];
  }
  void Backward(const Pass<Scalar>& pass, const Scalar*, const Scalar*, Scalar* dy, Scalar* mask,
                Scalar* dx) override {
    if (pass.mode == Mode::kEvaluate) return;
    for (Index i = 0; i < features_ * pass.stride; ++i) dx[i] = dy[i] * mask[i];
  }

 private:
  // 0 or 1 / (1 - p) for every input; the padding, which nobody reads, is 0.
  void Draw(const Pass<Scalar>& pass, Scalar* mask) const {
    const Scalar kept(static_cast<PlainOf<Scalar>>(1 / (1 - probability_)));
    for (Index f = 0; f < features_; ++f) {
      for (Index i = 0; i < pass.stride; ++i) {
        bool keep = false;
        if (i < pass.batch) {
          keep = given_.empty() ? pass.dropout->Uniform() >= probability_
                                : given_[f * pass.batch + i] != 0;
        }
        mask[f * pass.stride + i] = keep ? kept : Scalar(0);
      }
    }
  }

  Index features_;
  double probability_;
  std::vector<double> given_;
};

}  // namespace playground
