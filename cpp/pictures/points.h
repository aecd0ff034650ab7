// Pictures show the samples of a data set as points.
#pragma once

#include <optional>
#include <vector>

#include "data/prepare.h"
#include "surfaces/surface.h"

namespace playground {

// All samples, those of the training part first.
struct PointCloud {
  std::vector<float> inputs;    // Raw features, sample by sample; empty beyond two dimensions.
  std::vector<float> targets;   // Class index or value.
  std::vector<float> training;  // 1 for a training sample, 0 for one of validation.
  // The part of the plane around all points with a margin; for one feature y is the target. None
  // where there are no points.
  std::optional<Window> window;
};

PointCloud PointsOf(const PreparedData<float>& data);

}  // namespace playground
