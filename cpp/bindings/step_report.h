// This file hands out what the steps of a run are made of.
#pragma once

#include <vector>

#include "bindings/values.h"
#include "core/optimizer.h"
#include "training/step_report.h"

namespace playground::bindings {

// [{ name, values }]
val StatesToJs(const std::vector<Internal>& states);

// wish: { from, count, first, size }, see ReportSteps; without `from` the last `count` updates and
// the next one. [{ step, rate, loss, momentum (or null),
// gradient, weights, newWeights, before, after, notes, gradientNorm, weightNorm, moveNorm }], where
// before, after and notes are [{ name, values, isNorm }].
val StepsToJs(const Run<float>& run, const Timeline<float>* timeline, const val& wish);

}  // namespace playground::bindings
