#include "pictures/points.h"

#include <algorithm>

namespace playground {
namespace {

// Margins as shares of the range.
constexpr float kInputMargin = 0.08f;
constexpr float kTargetMargin = 0.15f;
// Points that all agree get at least this range.
constexpr float kSmallestRange = 1e-6f;

// The range of every `stride`-th value from `first` on, with a margin on both sides.
void Range(const std::vector<float>& values, std::size_t first, std::size_t stride, float margin,
           double* low, double* high) {
  float least = values[first], largest = least;
  for (std::size_t i = first; i < values.size(); i += stride) {
    least = std::min(least, values[i]);
    largest = std::max(largest, values[i]);
  }
  const float space = margin * std::max(largest - least, kSmallestRange);
  *low = least - space;
  *high = largest + space;
}

std::optional<Window> WindowOf(const PointCloud& cloud, Index features) {
  if (cloud.inputs.empty()) return std::nullopt;
  Window window;
  const auto stride = static_cast<std::size_t>(features);
  Range(cloud.inputs, 0, stride, kInputMargin, &window.x_min, &window.x_max);
  if (features == 2) {
    Range(cloud.inputs, 1, stride, kInputMargin, &window.y_min, &window.y_max);
  } else {
    Range(cloud.targets, 0, 1, kTargetMargin, &window.y_min, &window.y_max);
  }
  return window;
}

}  // namespace

PointCloud PointsOf(const PreparedData<float>& data) {
  PointCloud cloud;
  for (const auto* part : {&data.training, &data.validation}) {
    cloud.inputs.insert(cloud.inputs.end(), part->points.begin(), part->points.end());
    cloud.targets.insert(cloud.targets.end(), part->classes.begin(), part->classes.end());
    cloud.targets.insert(cloud.targets.end(), part->values.begin(), part->values.end());
    cloud.training.insert(cloud.training.end(), static_cast<std::size_t>(part->samples),
                          part == &data.training ? 1.0f : 0.0f);
  }
  cloud.window = WindowOf(cloud, data.map.raw_features());
  return cloud;
}

}  // namespace playground
