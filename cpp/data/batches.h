// A sampler decides in which order samples are seen.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"

namespace playground {

// Mini-batches as sample indices. Every epoch visits every sample once (or, with drop_last, all
// that fill whole batches); the last short batch of an epoch is a batch of its own and never leaks
// into the next epoch. A full batch is 0 ... samples - 1 in order. Copyable: a copy goes on exactly
// as the original would.
class BatchSampler {
 public:
  // samples > 0. batch: 0, or more than there are samples, takes all of them. shuffle: a new random
  // order (Stream::kBatches of the seed) every epoch.
  BatchSampler(std::uint32_t samples, std::uint32_t batch, std::uint32_t seed, bool shuffle,
               bool drop_last);

  // One that begins again with the first batch.
  BatchSampler Fresh() const;

  // The next mini-batch; valid until the next call.
  std::span<const std::uint32_t> Next();

  std::uint32_t batch() const { return batch_; }
  std::uint32_t batches_per_epoch() const;
  // Epochs completed.
  std::uint64_t epochs() const { return epochs_; }

 private:
  // Samples an epoch visits.
  std::uint32_t used() const;

  std::vector<std::uint32_t> order_;
  std::uint32_t batch_;
  std::uint32_t seed_;
  bool shuffle_;
  bool drop_last_;
  Random random_;
  std::uint32_t position_ = 0;
  std::uint64_t epochs_ = 0;
};

}  // namespace playground
