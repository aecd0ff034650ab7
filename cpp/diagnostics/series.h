// A series holds several numbers over the steps of a run. It stays bounded however long the run is,
// and loses no extreme.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace playground {

// At most kCapacity points of `channels` numbers each. When full, neighbours are merged and every
// point covers twice as many measurements from then on; smallest and largest values are kept.
class Series {
 public:
  static constexpr std::size_t kCapacity = 512;

  explicit Series(std::size_t channels) : channels_(channels) {}

  // values: one per channel; NaN: not defined now (a mean is that of the defined ones). Steps grow.
  void Add(std::int32_t step, std::span<const float> values);

  std::size_t channels() const { return channels_; }
  std::size_t size() const { return steps_.size(); }
  // The step of the last measurement that a point covers.
  const std::vector<std::int32_t>& steps() const { return steps_; }
  // size() x channels(), point by point.
  const std::vector<float>& mean() const { return mean_; }
  const std::vector<float>& min() const { return min_; }
  const std::vector<float>& max() const { return max_; }

 private:
  void Merge(std::size_t into, std::size_t from, float share);
  void MergePairs();

  std::size_t channels_;
  std::int32_t width_ = 1;       // Measurements that a full point covers.
  std::int32_t last_count_ = 0;  // Measurements in the last point.
  std::vector<std::int32_t> steps_;
  std::vector<float> mean_, min_, max_;
};

}  // namespace playground
