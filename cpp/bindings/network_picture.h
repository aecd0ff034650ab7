// This file translates pictures of networks for JavaScript.
#pragma once

#include "bindings/values.h"
#include "training/run.h"

namespace playground::bindings {

// From { units, window: [xMin, xMax, yMin, yMax] or [], columns, rows }, see PictureOf; an empty
// window: no grid. Gives { samples, groups, columns: [{ count, units, responses, means, groupMeans
// }], blocks: [{ weights, gradient, biases, biasGradient, isResidual }] }.
val NetworkPictureOf(Run<float>& run, const val& wish);

}  // namespace playground::bindings
