// A band says between which losses most mini-batches lie, along the whole run.
#pragma once

#include <cstdint>
#include <vector>

#include "core/quantiles.h"

namespace playground {

// Numbers that are kept of each stretch of a band, and so the number of losses up to which its
// quantiles are exact.
inline constexpr int kBandNumbers = 32;

// `count` consecutive updates up to and with `step`: 10 % of their losses are below `low`, 10 %
// above `high`. Both are losses that were measured.
struct BandStretch {
  std::int32_t step = 0;
  std::int32_t count = 0;
  float low = 0;
  float high = 0;
};

// At most kCapacity stretches of equal width, a power of two; when full, neighbours are joined and
// the width doubles. Ranks are wrong by what core/quantiles.h says: in a whole stretch of n updates
// by at most log2(n / 32) / 64 of n.
class LossBand {
 public:
  static constexpr std::size_t kCapacity = 512;
  static constexpr std::int32_t kLeastWidth = 16;

  // loss: finite; of the update that follows the one before.
  void Add(float loss);

  // All but the last cover width() updates.
  std::size_t size() const { return whole_.size() + (last_.empty() ? 0 : 1); }
  BandStretch operator[](std::size_t place) const;
  std::int32_t width() const { return width_; }
  std::size_t bytes() const { return whole_.size() * sizeof(whole_[0]); }

 private:
  void JoinPairs();

  std::vector<QuantileSum<kBandNumbers>> whole_;
  QuantileCounter<kBandNumbers> last_;
  std::int32_t in_last_ = 0;  // Losses in it.
  std::int32_t width_ = kLeastWidth;
  bool high_ = false;
};

}  // namespace playground
