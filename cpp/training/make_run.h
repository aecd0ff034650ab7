// MakeRun turns a definition that came from outside into a run.
#pragma once

#include <memory>
#include <vector>

#include "data/dataset.h"
#include "definition/data_store.h"
#include "definition/run_spec.h"
#include "training/run.h"

namespace playground {

// `own`: the user's data for data=own, else null. Null only if no run can be made; other errors
// are reported and the run does without.
std::unique_ptr<Run<float>> MakeRun(const RunInput& input, const Dataset* own, DataStore& store,
                                    std::vector<InputError>* errors);

}  // namespace playground
