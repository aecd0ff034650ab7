// This file hands out what a run is trained on.
#pragma once

#include <optional>

#include "bindings/values.h"
#include "data/batches.h"
#include "training/network_training.h"

namespace playground::bindings {

// { task, rows, features, featureNames, labels, inputs, targets, training, means, scales }. The
// rows are the training part in the order that batches count in, then the validation part; inputs
// are rows x features as the network sees them, that is (x - mean) / scale; targets are class
// numbers or values.
val DataToJs(const PreparedData<float>& data);

// The mini-batches of a run, without training it.
class Batches {
 public:
  // The samples of update `step` (counted from 0): numbers of rows, in their order. Quick from one
  // step to a later one.
  val Of(const NetworkTraining<float>& network, int step);

 private:
  std::optional<BatchSampler> sampler_;
  int next_ = 0;  // The update whose batch comes next.
};

}  // namespace playground::bindings
