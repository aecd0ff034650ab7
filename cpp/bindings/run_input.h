// Definitions of runs as they come from JavaScript.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <vector>

#include "core/input_error.h"
#include "data/dataset.h"
#include "definition/data_store.h"
#include "definition/run_spec.h"

namespace playground::bindings {

// There is one per instance of the module, that is, one per worker.
DataStore& Store();

// { settings, optimizer, schedule?, warmup?, wrappers? }
RunInput InputFrom(const emscripten::val& spec, std::vector<InputError>* errors);

// The user's samples, if the definition brings some.
std::optional<Dataset> OwnDataFrom(const emscripten::val& spec, std::vector<InputError>* errors);

}  // namespace playground::bindings
