#include "training/history.h"

#include <algorithm>

namespace playground {
namespace {

// `b` follows `a`.
Bucket Merged(const Bucket& a, const Bucket& b) {
  const float count = static_cast<float>(a.count + b.count);
  return {.step = b.step,
          .count = a.count + b.count,
          .mean = a.mean * (static_cast<float>(a.count) / count) +
                  b.mean * (static_cast<float>(b.count) / count),
          .min = std::min(a.min, b.min),
          .max = std::max(a.max, b.max),
          .rate = b.rate};
}

}  // namespace

void LossHistory::Add(std::int32_t step, float loss, float rate) {
  const Bucket update{step, 1, loss, loss, loss, rate};
  if (!buckets_.empty() && buckets_.back().count < width_) {
    buckets_.back() = Merged(buckets_.back(), update);
    return;
  }
  if (buckets_.size() == kCapacity) {
    MergePairs();
    Add(step, loss, rate);
    return;
  }
  if (buckets_.capacity() == 0) buckets_.reserve(kCapacity);
  buckets_.push_back(update);
}

void LossHistory::MergePairs() {
  for (std::size_t i = 0; i < kCapacity / 2; ++i) {
    buckets_[i] = Merged(buckets_[2 * i], buckets_[2 * i + 1]);
  }
  buckets_.resize(kCapacity / 2);
  width_ *= 2;
}

}  // namespace playground
