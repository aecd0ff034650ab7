// This file translates diagnostics for JavaScript.
#pragma once

#include <string>
#include <vector>

#include "bindings/values.h"
#include "diagnostics/diagnostics.h"

namespace playground::bindings {

// "sharpness,noise-scale": what is no measure is reported and left out.
std::vector<Measure> MeasuresFrom(const std::string& names, std::vector<InputError>* errors);

// { measure: { step, mean, min, max, last, logMean, low, high, since, interval, samples,
// preconditioned } }; mean to high hold all points of the first channel, then of the second, ... An
// interval of 0: not defined.
val ToJs(const Diagnostics<float>* diagnostics);

}  // namespace playground::bindings
