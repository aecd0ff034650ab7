// A residual layer adds what a few layers make of its input to that input.
#pragma once

#include <algorithm>
#include <vector>

#include "nn/layer.h"
#include "nn/layer_spec.h"
#include "nn/sequence.h"

namespace playground {

// x + F(x).
template <class Scalar>
class ResidualLayer final : public Layer<Scalar> {
 public:
  ResidualLayer(const LayerSpec& spec, const LayerPlace& place, Index* dense)
      : inner_(spec.layers, place.features, place.name + ".", dense, place.layout) {}

  Index outputs() const override { return inner_.outputs(); }

  Index Plan(Index stride) override {
    size_ = inner_.outputs() * stride;
    return size_ + inner_.Plan(stride);
  }
  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work, Scalar* y) override {
    const Scalar* f = inner_.Forward(pass, x, work + size_);
    for (Index i = 0; i < size_; ++i) y[i] = x[i] + f[i];
  }
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar* work,
                Scalar* dx) override {
    // F overwrites its copy of dy.
    std::copy(dy, dy + size_, work);
    const Scalar* through = inner_.Backward(pass, x, work, work + size_, true);
    for (Index i = 0; i < size_; ++i) dx[i] = dy[i] + through[i];
  }
  void Initialize(const InitializerEntry& initializer, const ParamValues& params, Random& random,
                  Vector<Scalar>& parameters) const override {
    inner_.Initialize(initializer, params, random, parameters);
  }
  void CollectStatistics(std::vector<RunningStatistics<Scalar>*>* statistics) override {
    inner_.CollectStatistics(statistics);
  }

 private:
  Sequence<Scalar> inner_;
  Index size_ = 0;
};

}  // namespace playground
