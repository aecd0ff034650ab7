// Many equal small networks compute their losses and gradients at once, one network per number of a
// lane. On its own, such a network keeps lanes only half busy, and everything around its products
// costs as much as they do; side by side, all of them share one pass over the same batch.
#pragma once

#include <array>
#include <vector>

#include "map/run_lanes.h"
#include "nn/activation.h"
#include "nn/loss.h"
#include "nn/network.h"
#include "nn/network_spec.h"

namespace playground {

// Every number is the one that Network<float> computes, to the bit: sums over samples run in the
// same order, and activations and losses are the entries themselves.
template <class Scalar>
class ManyNetworks {
 public:
  // Networks at a time.
  static constexpr Index kWidth = RunLanes<Scalar>::kWidth;

  // Whether networks of this kind can be trained here: dense layers with activations that learn
  // nothing, small enough that everything stays in the second-level cache.
  static bool Fits(const NetworkSpec& spec, Index batch);

  // `spec` fits; no batch is larger.
  ManyNetworks(const NetworkSpec& spec, Index largest_batch);

  Index parameters() const { return parameter_count_; }

  // The batch of all networks until the next call.
  void Load(const BatchInput<Scalar>& batch);

  // For each network the loss on the batch, and its gradient at its parameters.
  void LossAndGradient(const std::array<const Scalar*, kWidth>& parameters,
                       const std::array<Scalar*, kWidth>& gradients,
                       std::array<double, kWidth>* losses);

 private:
  // A dense layer and the activation behind it. Numbers of samples are units x stride lanes.
  struct Block {
    Index inputs = 0;
    Index outputs = 0;
    Index weight = 0;  // Places among the parameters; bias: -1 if there is none.
    Index bias = -1;
    AnyActivation<Scalar> function;  // Null: none.
    bool is_tanh = false;
    Scalar* sums = nullptr;
    Scalar* values = nullptr;  // What the function makes of the sums; without one, the sums.
    Scalar* slopes = nullptr;  // The derivative by the values, then by the sums.
  };

  void AddBlocks(const NetworkSpec& spec);
  void ReserveMemory(Index largest_batch);
  void Forward();
  void Activate(const Block& block, Index count);
  void Losses(std::array<double, kWidth>* losses);
  bool LossesOnLanes(std::array<double, kWidth>* losses);
  void Backward();
  void WeightGradient(const Block& block, const Scalar* values);

  Index inputs_ = 0;
  Index outputs_ = 0;
  Index parameter_count_ = 0;
  std::vector<Block> blocks_;
  AnyLoss<Scalar> loss_;
  // Losses that need not be taken apart.
  enum class LaneLoss { kNone, kBinaryCrossEntropy, kSquaredError };
  LaneLoss lane_loss_ = LaneLoss::kNone;

  Index batch_ = 0;
  Index stride_ = 0;  // The batch filled up to whole tiles with its last sample.
  std::vector<Scalar> memory_;
  std::vector<std::int32_t> classes_;
  Scalar* parameters_ = nullptr;
  Scalar* gradient_ = nullptr;
  Scalar* samples_ = nullptr;  // The inputs, the same number in all places of a lane.
  Scalar* targets_ = nullptr;  // outputs x stride, shared.
  Scalar* single_ = nullptr;   // Predictions, then derivatives of each network by itself.
};

extern template class ManyNetworks<float>;
extern template class ManyNetworks<double>;

}  // namespace playground
