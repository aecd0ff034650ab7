// JavaScript holds a run by this handle.
#pragma once

#include <emscripten/val.h>

#include <memory>

#include "training/run.h"

namespace playground::bindings {

// The run as JavaScript owns it, see methods.h; null for no run.
emscripten::val HandleOf(std::unique_ptr<Run<float>> run);

}  // namespace playground::bindings
