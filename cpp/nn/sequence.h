// The layers of a sequence pass their outputs on to one another.
#pragma once

#include <string>
#include <vector>

#include "core/layout.h"
#include "core/types.h"
#include "nn/layer.h"
#include "nn/layer_spec.h"

namespace playground {

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

}  // namespace playground
