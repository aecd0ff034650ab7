// Settings describe the problem and the training: everything of an experiment that is not the
// optimizer or the schedule. They are described once, here; controls, links and documents follow.
#pragma once

#include <vector>

#include "core/param.h"

namespace playground {

// In the order of links and panels. A setting with a `family` picks a catalog entry, whose own
// parameters are written "<setting>.<parameter>".
const std::vector<ParamSpec>& Settings();

}  // namespace playground
