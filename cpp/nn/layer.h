// Layers: what a network is made of, and how each passes signals forward and gradients back.
//
// Activations are features x stride, row-major: one feature of all samples side by side, `stride`
// being the batch size rounded up to whole lanes. The padding columns repeat the last sample on the
// way forward and are 0 on the way back, so that every pass runs over whole lanes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layout.h"
#include "core/param.h"
#include "core/polymorphic.h"
#include "core/random.h"
#include "core/types.h"
#include "nn/initializer.h"

namespace playground {

enum class Mode {
  kTrain,       // Batch statistics, remembered; new dropout masks.
  kTrainAgain,  // The same function of the parameters as the last kTrain pass over the same batch
                // (same dropout masks), nothing remembered.
  kEvaluate,    // Running statistics, no dropout.
};

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
  const Scalar* normal = nullptr;  // y after a norm behind the activation, if there is one.

  // What leaves the hidden layer.
  const Scalar* left() const { return normal ? normal : y; }
};

// What all layers are given in a pass.
template <class Scalar>
struct Pass {
  const Scalar* parameters = nullptr;  // All of the network's.
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

}  // namespace playground
