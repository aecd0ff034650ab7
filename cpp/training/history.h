// A history keeps curves that stay bounded however long a run is, and never lose a spike.
#pragma once

#include <cstdint>
#include <vector>

namespace playground {

// One bucket covers `count` consecutive updates.
struct Bucket {
  std::int32_t step = 0;  // Its last update, counted from 0.
  std::int32_t count = 0;
  // Losses: of its first and last update, ...
  float first = 0;
  float last = 0;
  float mean = 0;
  float log_mean = 0;  // ... mean of natural logarithms, NaN if one is not above 0, ...
  float min = 0;
  float max = 0;
  // ... and learning rates: of the last update, and the extremes.
  float rate = 0;
  float min_rate = 0;
  float max_rate = 0;
};

// At most kCapacity buckets of equal width; when full, neighbours are merged and the width
// doubles. The extremes of every bucket are kept.
class LossHistory {
 public:
  static constexpr std::size_t kCapacity = 1024;

  // loss: finite.
  void Add(std::int32_t step, float loss, float rate);

  const std::vector<Bucket>& buckets() const { return buckets_; }
  // Updates in every bucket but perhaps the last.
  std::int32_t width() const { return width_; }

 private:
  void MergePairs();

  std::vector<Bucket> buckets_;
  std::int32_t width_ = 1;
};

// What is measured on the evaluation grid; NaN where not defined.
struct EvaluationPoint {
  std::int32_t step = 0;
  float train_loss, val_loss, train_accuracy, val_accuracy;
  float grad_norm, weight_norm, update_ratio;
  float train_r2, val_r2;
};

}  // namespace playground
