// A run takes a way through its weights; pictures show all of it, or its shadow on a plane.
#pragma once

#include <cstdint>
#include <vector>

#include "pictures/landscape.h"
#include "training/run.h"
#include "training/timeline.h"

namespace playground {

// Weights at some steps, and where the run stands now as the last one.
struct Trail {
  std::vector<std::int32_t> steps;
  std::vector<float> parameters;  // One point after the other.
};

// Coordinates of the same points on a plane.
struct Track {
  std::vector<std::int32_t> steps;
  std::vector<float> x, y;
};

// `timeline` must be that of `run`, which may stand before its end.
Trail TrailOf(const Run<float>& run, const Timeline<float>& timeline);
// `plane` has as many parameters as the run.
Track TrackOn(const Plane& plane, const Run<float>& run, const Timeline<float>& timeline);

}  // namespace playground
