#include "training/history.h"

#include <algorithm>
#include <limits>

#include "core/exact_math.h"

namespace playground {
namespace {

float LogOf(float loss) {
  if (!(loss > 0)) return std::numeric_limits<float>::quiet_NaN();
  return static_cast<float>(exact::Log(loss));
}

// `b` follows `a`.
Bucket Merged(const Bucket& a, const Bucket& b) {
  const float count = static_cast<float>(a.count + b.count);
  const float share_a = static_cast<float>(a.count) / count;
  const float share_b = static_cast<float>(b.count) / count;
  return {.step = b.step,
          .count = a.count + b.count,
          .first = a.first,
          .last = b.last,
          .mean = a.mean * share_a + b.mean * share_b,
          .log_mean = a.log_mean * share_a + b.log_mean * share_b,
          .min = std::min(a.min, b.min),
          .max = std::max(a.max, b.max),
          .rate = b.rate,
          .min_rate = std::min(a.min_rate, b.min_rate),
          .max_rate = std::max(a.max_rate, b.max_rate)};
}

}  // namespace

void LossHistory::Add(std::int32_t step, float loss, float rate) {
  const Bucket update{step, 1, loss, loss, loss, LogOf(loss), loss, loss, rate, rate, rate};
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
