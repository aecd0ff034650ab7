// Layers: what a network is made of, and how each passes signals forward and gradients back.
//
// Activations are features x stride, row-major: one feature of all samples side by side, `stride`
// being the batch size rounded up to whole lanes. The padding columns repeat the last sample on the
// way forward and are 0 on the way back, so that every pass runs over whole lanes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layout.h"
#include "core/param.h"
#include "core/polymorphic.h"
#include "core/problem.h"
#include "core/random.h"
#include "core/registry.h"
#include "core/types.h"
#include "nn/initializer.h"
#include "nn/lanes.h"
#include "nn/makers.h"

namespace playground {

enum class Mode {
  kTrain,       // Batch statistics, remembered; new dropout masks.
  kTrainAgain,  // The same function of the parameters as the last kTrain pass over the same batch
                // (same dropout masks), nothing remembered.
  kEvaluate,    // Running statistics, no dropout.
};

// Plain description of one layer.
struct LayerSpec {
  enum class Kind { kDense, kActivation, kNorm, kResidual, kDropout };

  Kind kind = Kind::kDense;
  Index inputs = 0;               // kDense.
  Index outputs = 0;              // kDense.
  bool bias = true;               // kDense.
  std::string id;                 // kActivation, kNorm: the catalog entry.
  ParamValues params;             // Of that entry.
  std::vector<LayerSpec> layers;  // kResidual: F in x + F(x).
  double probability = 0;         // kDropout: of setting an input to 0, in [0, 1).
  std::vector<double> mask;       // kDropout, for tests: a fixed 0/1 mask, features x batch.

  static LayerSpec Dense(Index inputs, Index outputs, bool bias = true);
  // With the entry's default parameters; `id` must exist.
  static LayerSpec Activation(std::string_view id);
  static LayerSpec Activation(std::string_view id, ParamValues params);
  static LayerSpec Norm(std::string_view id);
  static LayerSpec Norm(std::string_view id, ParamValues params);
  static LayerSpec Residual(std::vector<LayerSpec> layers);
  static LayerSpec Dropout(double probability);
};

// What is wrong with a list of layers that gets `inputs` features (unknown entries, widths that do
// not fit), if anything; otherwise *outputs is the number of features that leave it.
std::optional<Problem> CheckLayers(const std::vector<LayerSpec>& layers, Index inputs,
                                   Index* outputs);

// Inputs and output derivatives of a dense layer, kept for methods that need them. They live until
// the next pass.
template <class Scalar>
struct DenseTrace {
  Index weight = 0;  // Indices of tensors; bias: -1 if there is none.
  Index bias = -1;
  Index inputs = 0;
  Index outputs = 0;
  const Scalar* x = nullptr;   // inputs x stride.
  const Scalar* dy = nullptr;  // outputs x stride.
};

template <class Scalar>
class Activation;

// Inputs and outputs of an activation, for views. They live until the next pass.
template <class Scalar>
struct ActivationTrace {
  Index features = 0;
  const Scalar* x = nullptr;  // features x stride.
  const Scalar* y = nullptr;  // Likewise.
  const Activation<Scalar>* function = nullptr;
  const Scalar* learnt = nullptr;  // The function's own numbers.
};

// What all layers are given in a pass.
template <class Scalar>
struct Pass {
  const Scalar* parameters = nullptr;  // Of the whole network.
  Scalar* gradient = nullptr;          // Likewise; every entry is overwritten. Backward only.
  Index batch = 0;
  Index stride = 0;
  Mode mode = Mode::kTrain;
  Random* dropout = nullptr;
  // Where a first dense layer that takes no x finds its samples: sample s is row samples[s] of
  // `sample_rows`; `stride` indices, the padding repeats the last.
  const Scalar* sample_rows = nullptr;
  const std::uint32_t* samples = nullptr;
  std::vector<DenseTrace<Scalar>>* trace = nullptr;  // Backward appends, last layer first.
  std::vector<ActivationTrace<Scalar>>* activations = nullptr;  // Forward appends.
};

// Running statistics of one normalisation layer.
template <class Scalar>
struct RunningStatistics {
  std::string name;  // "1", "2.0": the layer, named as its tensors are.
  Vector<Scalar> mean;
  Vector<Scalar> variance;
};

template <class Scalar>
class Layer {
 public:
  virtual ~Layer() = default;

  // Features that leave the layer.
  virtual Index outputs() const = 0;

  // Prepares for batches of this stride; returns how many Scalars of working memory a pass needs.
  virtual Index Plan(Index /*stride*/) { return 0; }

  // y = f(x). `work` holds what Plan() asked for and stays until Backward.
  virtual void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work, Scalar* y) = 0;

  // Given y = f(x) and the loss's derivative dy by y: dx, and the layer's part of the gradient.
  // dx is dy's memory if WorksInPlace(), else may be null: not wanted.
  virtual void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar* y, Scalar* dy,
                        Scalar* work, Scalar* dx) = 0;
  virtual bool WorksInPlace() const { return true; }

  // Start values of the layer's own tensors.
  virtual void Initialize(const InitializerEntry& /*initializer*/, const ParamValues& /*params*/,
                          Random& /*random*/, Vector<Scalar>& /*parameters*/) const {}

  virtual void CollectStatistics(std::vector<RunningStatistics<Scalar>*>* /*statistics*/) {}
};

template <class Scalar>
using AnyLayer = Polymorphic<Layer<Scalar>>;

// Where a layer stands while a network is built.
struct LayerPlace {
  Layout* layout = nullptr;
  std::string name;  // "1", "2.0"; its tensors are "1.gamma", ...
  Index dense = 0;   // Number of the dense layer before it (0 for the first ones).
  Index features = 0;
};

// Layers one after the other.
template <class Scalar>
class Sequence {
 public:
  Sequence() = default;
  // `prefix` is "" or ends in "."; *dense counts dense layers. The layers must pass CheckLayers.
  Sequence(const std::vector<LayerSpec>& layers, Index inputs, const std::string& prefix,
           Index* dense, Layout* layout);

  Index inputs() const { return inputs_; }
  Index outputs() const { return outputs_; }

  // As in Layer.
  Index Plan(Index stride);
  // Returns the outputs (outputs() x stride), in `work`.
  const Scalar* Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work);
  // Overwrites dy. Returns the derivative by x, null unless `wants_dx` or free of charge.
  Scalar* Backward(const Pass<Scalar>& pass, const Scalar* x, Scalar* dy, Scalar* work,
                   bool wants_dx);

  void Initialize(const InitializerEntry& initializer, const ParamValues& params, Random& random,
                  Vector<Scalar>& parameters) const;
  void CollectStatistics(std::vector<RunningStatistics<Scalar>*>* statistics);

 private:
  struct Step {
    AnyLayer<Scalar> layer;
    Index inputs = 0;
    Index y = 0;  // Offsets in the working memory.
    Index work = 0;
    Index dx = -1;  // -1: in place.
  };

  Index inputs_ = 0;
  Index outputs_ = 0;
  std::vector<Step> steps_;
};

// ---- Normalisation: a family of layers
// ------------------------------------------------------------

using NormMakers = Makers<AnyLayer, const ParamValues&, const LayerPlace&>;

struct NormDetails {
  bool mixes_samples = false;  // Training needs at least two samples a batch.
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
