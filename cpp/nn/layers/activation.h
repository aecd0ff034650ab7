// An activation layer applies one entry of the activations to every number.
#pragma once

#include "core/lanes.h"
#include "nn/activation.h"
#include "nn/layer.h"
#include "nn/layer_spec.h"

namespace playground {

template <class Scalar>
class ActivationLayer final : public Layer<Scalar> {
 public:
  ActivationLayer(const LayerSpec& spec, const LayerPlace& place)
      : features_(place.features),
        function_(
            ActivationRegistry::Find(spec.id)->details.makers.template Make<Scalar>(spec.params)) {
    if (function_->LearntCount() == 0) return;
    const Index tensor =
        place.layout->AddVector(place.name + ".a", function_->LearntCount(), place.dense);
    learnt_ = place.layout->tensors()[tensor].offset;
  }

  Index outputs() const override { return features_; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar*, Scalar* y) override {
    function_->Forward(features_ * pass.stride, x, pass.parameters + learnt_, y);
    if (pass.activations) {
      pass.activations->push_back({features_, x, y, function_.get(), pass.parameters + learnt_});
    }
  }
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar* y, Scalar* dy, Scalar*,
                Scalar* dx) override {
    function_->Backward(features_ * pass.stride, x, y, dy, pass.parameters + learnt_, dx,
                        pass.gradient + learnt_);
  }
  void Initialize(const InitializerEntry&, const ParamValues&, Random&,
                  Vector<Scalar>& parameters) const override {
    for (Index i = 0; i < function_->LearntCount(); ++i) {
      parameters[learnt_ + i] = Scalar(static_cast<PlainOf<Scalar>>(function_->LearntStart()));
    }
  }

 private:
  Index features_;
  AnyActivation<Scalar> function_;
  Index learnt_ = 0;
};

}  // namespace playground
