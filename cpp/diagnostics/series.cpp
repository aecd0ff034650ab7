#include "diagnostics/series.h"

#include <cmath>

namespace playground {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// `b` follows `a`.
SeriesCell Merged(const SeriesCell& a, const SeriesCell& b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const float count = static_cast<float>(a.count + b.count);
  const float share_a = static_cast<float>(a.count) / count;
  const float share_b = static_cast<float>(b.count) / count;
  return {.count = a.count + b.count,
          .mean = a.mean * share_a + b.mean * share_b,
          .min = std::fmin(a.min, b.min),
          .max = std::fmax(a.max, b.max),
          .last = b.last,
          .log_mean = a.log_mean * share_a + b.log_mean * share_b};
}

SeriesCell CellOf(float value) {
  if (std::isnan(value)) return {};
  const float log = value > 0 && std::isfinite(value) ? std::log(value) : kNan;
  return {1, value, value, value, value, log};
}

}  // namespace

void Series::Add(std::int32_t step, std::span<const float> values) {
  if (steps_.empty() || last_count_ == width_) {
    if (size() == kCapacity) MergePairs();
    steps_.push_back(step);
    cells_.resize(cells_.size() + channels_);
    last_count_ = 0;
  }
  ++last_count_;
  steps_.back() = step;
  SeriesCell* last = cells_.data() + (size() - 1) * channels_;
  for (std::size_t c = 0; c < channels_; ++c) {
    last[c] = Merged(last[c], CellOf(values[c]));
    if (width_ > 1 && !std::isnan(values[c])) open_[c].Add(values[c]);
  }
  if (width_ > 1 && last_count_ == width_) Close();
}

// The last point is whole.
void Series::Close() {
  for (auto& open : open_) {
    sums_.push_back(open.empty() ? Sum() : open.Whole());
    open.Clear();
  }
}

QuantileRange Series::RangeOf(std::size_t point, std::size_t channel) const {
  if (at(point, channel).count == 0) return {kNan, kNan};
  if (width_ == 1) return {at(point, channel).last, at(point, channel).last};
  const std::size_t place = point * channels_ + channel;
  return (place < sums_.size() ? sums_[place] : open_[channel].Whole()).Range();
}

// Of two points' numbers in one channel; places in cells_.
Series::Sum Series::PairOf(std::size_t first, std::size_t second) {
  if (width_ > 1) return Sum::Joined(sums_[first], sums_[second], high_ = !high_);
  Sum sum;
  for (const std::size_t place : {first, second}) {
    if (cells_[place].count) sum.Add(cells_[place].last);
  }
  return sum;
}

void Series::MergePairs() {
  constexpr std::size_t kHalf = kCapacity / 2;
  open_.resize(channels_);
  sums_.resize(kCapacity * channels_);
  for (std::size_t c = 0; c < channels_; ++c) {
    for (std::size_t i = 0; i < kHalf; ++i) {
      const std::size_t a = 2 * i * channels_ + c, b = a + channels_;
      sums_[i * channels_ + c] = PairOf(a, b);
      cells_[i * channels_ + c] = Merged(cells_[a], cells_[b]);
    }
  }
  for (std::size_t i = 0; i < kHalf; ++i) steps_[i] = steps_[2 * i + 1];
  steps_.resize(kHalf);
  cells_.resize(kHalf * channels_);
  sums_.resize(kHalf * channels_);
  width_ *= 2;
  last_count_ = width_;
}

std::size_t Series::bytes() const {
  return steps_.size() * sizeof(steps_[0]) + cells_.size() * sizeof(cells_[0]) +
         sums_.size() * sizeof(sums_[0]) + open_.size() * sizeof(open_[0]);
}

}  // namespace playground
