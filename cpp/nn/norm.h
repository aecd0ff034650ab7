// Norms are a family of layers. Each of them is one file in nn/norms.
#pragma once

#include <vector>

#include "core/layout.h"
#include "core/param.h"
#include "core/registry.h"
#include "core/types.h"
#include "nn/layer.h"
#include "nn/makers.h"

namespace playground {

using NormMakers = Makers<AnyLayer, const ParamValues&, const LayerPlace&>;

struct NormDetails {
  bool mixes_samples = false;  // Training needs at least two samples per batch.
  NormMakers makers = {};
};

using NormEntry = Entry<NormDetails>;
using NormRegistry = Registry<NormDetails>;

template <template <class> class Kind>
struct NormFactory {
  template <class Scalar>
  static AnyLayer<Scalar> Make(const ParamValues& params, const LayerPlace& place) {
    return AnyLayer<Scalar>::template Make<Kind<Scalar>>(params, place);
  }
};

// Fills in the makers of an entry whose class template is Kind<Scalar>(params, place).
template <template <class> class Kind>
constexpr NormEntry WithNorm(NormEntry entry) {
  entry.details.makers = NormMakers::From<NormFactory<Kind>>();
  return entry;
}

// Where a norm stands in a hidden layer.
constexpr ParamSpec NormPlace() {
  return Choice("place", "Before the activation, as in the paper, or after it", "before|after");
}
inline bool IsAfterActivation(const ParamValues& params) {
  return params.ChoiceOf("place") == "after";
}

// Views show what leaves a hidden layer, which is what a norm after the activation makes.
template <class Scalar>
void TraceNorm(const Pass<Scalar>& pass, const Scalar* y) {
  if (pass.activations && !pass.activations->empty()) pass.activations->back().normal = y;
}

// The learnt scale and shift of a normalisation layer ("gamma", "beta").
class Affine {
 public:
  Affine() = default;
  Affine(const LayerPlace& place, bool has_scale, bool has_shift) {
    const std::vector<Tensor>& tensors = place.layout->tensors();
    if (has_scale) {
      scale_ = tensors[place.layout->AddVector(place.name + ".gamma", place.features, place.dense)]
                   .offset;
    }
    if (has_shift) {
      shift_ = tensors[place.layout->AddVector(place.name + ".beta", place.features, place.dense)]
                   .offset;
    }
    features_ = place.features;
  }

  template <class Scalar>
  Scalar Scale(const Scalar* parameters, Index feature) const {
    return scale_ < 0 ? Scalar(1) : parameters[scale_ + feature];
  }
  template <class Scalar>
  Scalar Shift(const Scalar* parameters, Index feature) const {
    return shift_ < 0 ? Scalar(0) : parameters[shift_ + feature];
  }
  template <class Scalar>
  void StoreGradient(Scalar* gradient, Index feature, const Scalar& scale,
                     const Scalar& shift) const {
    if (scale_ >= 0) gradient[scale_ + feature] = scale;
    if (shift_ >= 0) gradient[shift_ + feature] = shift;
  }
  template <class Scalar>
  void Initialize(Vector<Scalar>& parameters) const {
    if (scale_ >= 0) parameters.segment(scale_, features_).setOnes();
    if (shift_ >= 0) parameters.segment(shift_, features_).setZero();
  }

 private:
  Index scale_ = -1;  // Offsets in the parameter vector; -1: none.
  Index shift_ = -1;
  Index features_ = 0;
};

}  // namespace playground
