#include "data/batches.h"

#include <algorithm>
#include <numeric>

namespace playground {

BatchSampler::BatchSampler(std::uint32_t samples, std::uint32_t batch, std::uint32_t seed,
                           bool shuffle, bool drop_last)
    : order_(samples),
      batch_(batch == 0 ? samples : std::min(batch, samples)),
      seed_(seed),
      // The order of a sum over all samples teaches nothing, but changes its last bits.
      shuffle_(shuffle && batch_ < samples),
      drop_last_(drop_last),
      random_(seed, Stream::kBatches) {
  std::iota(order_.begin(), order_.end(), 0u);
}

BatchSampler BatchSampler::Fresh() const {
  return {static_cast<std::uint32_t>(order_.size()), batch_, seed_, shuffle_, drop_last_};
}

std::span<const std::uint32_t> BatchSampler::Next() {
  if (position_ == 0 && shuffle_) random_.Shuffle(order_);
  const std::uint32_t start = position_;
  const std::uint32_t size = std::min(batch_, used() - start);
  position_ += size;
  if (position_ == used()) {
    position_ = 0;
    ++epochs_;
  }
  return {order_.data() + start, size};
}

std::uint32_t BatchSampler::batches_per_epoch() const { return (used() + batch_ - 1) / batch_; }

std::uint32_t BatchSampler::used() const {
  const auto samples = static_cast<std::uint32_t>(order_.size());
  return drop_last_ ? samples - samples % batch_ : samples;
}

}  // namespace playground
