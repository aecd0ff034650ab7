// A series holds several numbers over the steps of a run. It stays bounded however long the run is,
// and loses no extreme.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/quantiles.h"

namespace playground {

// Measured numbers that are kept of each point and channel, and so the number of them up to which
// quantiles are exact.
inline constexpr int kSeriesNumbers = 16;

// What one point says of one channel, over those of its measurements that are defined.
struct SeriesCell {
  std::int32_t count = 0;  // 0: none is defined, and all that follows is NaN.
  float mean = std::numeric_limits<float>::quiet_NaN();
  float min = mean;
  float max = mean;
  float last = mean;
  float log_mean = mean;  // Of natural logarithms; NaN if one is not above 0 or not finite.
};

// At most kCapacity points of `channels` numbers each. When full, neighbours are merged and every
// point covers twice as many measurements from then on; smallest and largest values are kept.
class Series {
 public:
  static constexpr std::size_t kCapacity = 512;

  explicit Series(std::size_t channels) : channels_(channels) {}

  // values: one per channel; NaN: not defined now. Steps grow.
  void Add(std::int32_t step, std::span<const float> values);

  std::size_t channels() const { return channels_; }
  std::size_t size() const { return steps_.size(); }
  // The step of the last measurement that a point covers.
  const std::vector<std::int32_t>& steps() const { return steps_; }
  const SeriesCell& at(std::size_t point, std::size_t channel) const {
    return cells_[point * channels_ + channel];
  }
  // 10 % and 90 % of the measurements of a point, each one that was measured; NaN if none is
  // defined. Ranks are wrong by what core/quantiles.h says.
  QuantileRange RangeOf(std::size_t point, std::size_t channel) const;

  // What it holds, in bytes.
  std::size_t bytes() const;

 private:
  using Sum = QuantileSum<kSeriesNumbers>;

  void Close();
  void MergePairs();
  Sum PairOf(std::size_t first, std::size_t second);

  std::size_t channels_;
  std::int32_t width_ = 1;       // Measurements that a whole point covers.
  std::int32_t last_count_ = 0;  // Measurements in the last point.
  std::vector<std::int32_t> steps_;
  std::vector<SeriesCell> cells_;  // size() x channels(), point by point.
  // While points are single measurements, both are empty.
  std::vector<Sum> sums_;                              // Of whole points, as cells_.
  std::vector<QuantileCounter<kSeriesNumbers>> open_;  // Of the point that is not whole.
  bool high_ = false;
};

}  // namespace playground
