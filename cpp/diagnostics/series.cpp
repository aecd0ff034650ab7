#include "diagnostics/series.h"

#include <cmath>

namespace playground {

void Series::Add(std::int32_t step, std::span<const float> values) {
  if (size() == kCapacity && last_count_ == width_) MergePairs();
  for (auto* all : {&mean_, &min_, &max_}) all->insert(all->end(), values.begin(), values.end());
  steps_.push_back(step);
  if (steps_.size() == 1 || last_count_ == width_) {
    last_count_ = 1;
    return;
  }
  ++last_count_;
  Merge(size() - 2, size() - 1, 1 / static_cast<float>(last_count_));
  steps_.pop_back();
  for (auto* all : {&mean_, &min_, &max_}) all->resize(all->size() - channels_);
}

// Takes the point `from` into the point `into`; its mean weighs `share`.
void Series::Merge(std::size_t into, std::size_t from, float share) {
  for (std::size_t c = 0; c < channels_; ++c) {
    const std::size_t a = into * channels_ + c, b = from * channels_ + c;
    const bool defined = !std::isnan(mean_[a]);
    if (!std::isnan(mean_[b])) {
      mean_[a] = defined ? mean_[a] + share * (mean_[b] - mean_[a]) : mean_[b];
      min_[a] = defined ? std::fmin(min_[a], min_[b]) : min_[b];
      max_[a] = defined ? std::fmax(max_[a], max_[b]) : max_[b];
    }
  }
  steps_[into] = steps_[from];
}

void Series::MergePairs() {
  const std::size_t half = kCapacity / 2;
  for (std::size_t i = 0; i < half; ++i) {
    for (auto* all : {&mean_, &min_, &max_}) {
      for (std::size_t c = 0; c < channels_; ++c) {
        (*all)[i * channels_ + c] = (*all)[2 * i * channels_ + c];
      }
    }
    steps_[i] = steps_[2 * i];
    Merge(i, 2 * i + 1, 0.5f);
  }
  steps_.resize(half);
  for (auto* all : {&mean_, &min_, &max_}) all->resize(half * channels_);
  width_ *= 2;
  last_count_ = width_;
}

}  // namespace playground
