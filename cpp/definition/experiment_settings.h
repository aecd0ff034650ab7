// How experiments are made: rate-range test, sweep and fair race.
#pragma once

#include <vector>

#include "core/param.h"

namespace playground {

// `settings`: those of the problem and of training, which a sweep can vary.
std::vector<ParamSpec> ExperimentSettings(const std::vector<ParamSpec>& settings);

}  // namespace playground
