// A dense layer multiplies by a weight matrix and adds a bias.
#pragma once

#include <vector>

#include "core/lanes.h"
#include "core/module.h"
#include "nn/layer.h"
#include "nn/layer_spec.h"
#include "nn/products.h"

namespace playground {

// y = W x + b.
template <class Scalar>
class DenseLayer final : public Layer<Scalar> {
 public:
  DenseLayer(const LayerSpec& spec, const LayerPlace& place)
      : inputs_(spec.inputs), outputs_(spec.outputs) {
    Layout& layout = *place.layout;
    weight_ = layout.AddMatrix(place.name + ".W", outputs_, inputs_, place.dense);
    weight_offset_ = layout.tensors()[weight_].offset;
    if (!spec.bias) return;
    bias_ = layout.AddVector(place.name + ".b", outputs_, place.dense);
    bias_offset_ = layout.tensors()[bias_].offset;
  }

  Index outputs() const override { return outputs_; }
  bool WorksInPlace() const override { return false; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar*, Scalar* y) override {
    const Scalar* weights = pass.parameters + weight_offset_;
    const Scalar* bias = bias_ < 0 ? nullptr : pass.parameters + bias_offset_;
    if (kStartModule || x) {
      Multiply(outputs_, inputs_, pass.stride, weights, bias, x, y);
    } else {
      MultiplySamples(outputs_, inputs_, pass.stride, weights, bias, Samples(pass), y);
    }
  }

  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar*,
                Scalar* dx) override {
    Scalar* weights_gradient = pass.gradient + weight_offset_;
    if (kStartModule || x) {
      OuterSum(outputs_, inputs_, pass.stride, dy, x, weights_gradient);
    } else {
      OuterSumSamples(outputs_, inputs_, pass.batch, pass.stride, dy, Samples(pass),
                      weights_gradient);
    }
    if (bias_ >= 0) RowSums(outputs_, pass.stride, dy, pass.gradient + bias_offset_);
    if (pass.trace) pass.trace->push_back({weight_, bias_, inputs_, outputs_, x, dy});
    if (dx) {
      MultiplyTransposed(outputs_, inputs_, pass.stride, pass.parameters + weight_offset_, dy, dx);
    }
  }

  void Initialize(const InitializerEntry& initializer, const ParamValues& params, Random& random,
                  Vector<Scalar>& parameters) const override {
    std::vector<double> weights(static_cast<std::size_t>(outputs_ * inputs_));
    std::vector<double> bias(bias_ < 0 ? 0 : static_cast<std::size_t>(outputs_));
    initializer.details.fill(params, {outputs_, inputs_, weights, bias, random});
    const auto copy = [&](const std::vector<double>& from, Index offset) {
      for (double value : from) parameters[offset++] = Scalar(static_cast<PlainOf<Scalar>>(value));
    };
    copy(weights, weight_offset_);
    copy(bias, bias_offset_);
  }

 private:
  products::IndexedRows<Scalar> Samples(const Pass<Scalar>& pass) const {
    return {pass.sample_rows, inputs_, pass.samples};
  }

  Index inputs_;
  Index outputs_;
  Index weight_;
  Index bias_ = -1;
  Index weight_offset_;
  Index bias_offset_ = 0;
};

}  // namespace playground
