// From a definition that came from outside to a run.
#pragma once

#include <memory>
#include <vector>

#include "data/dataset.h"
#include "training/data_store.h"
#include "training/run.h"
#include "training/run_spec.h"

namespace playground {

// `own`: the user's data for data=own, else null. Null only if no run can be made; other problems
// are reported and the run does without.
std::unique_ptr<Run<float>> MakeRun(const RunInput& input, const Dataset* own, DataStore& store,
                                    std::vector<Problem>* problems);

}  // namespace playground
