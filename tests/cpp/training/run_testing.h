// Tests make runs the way the page makes them.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "training/make_run.h"

namespace playground {

// A definition with the given settings and a rule with parameters.
inline RunInput Definition(Fields settings, std::string optimizer, Fields params = {}) {
  RunInput input;
  input.settings = std::move(settings);
  input.optimizer = {std::move(optimizer), std::move(params)};
  return input;
}

// The run of a definition that must be without errors.
inline std::unique_ptr<Run<float>> RunOf(const RunInput& input) {
  DataStore store;
  std::vector<InputError> errors;
  auto run = MakeRun(input, nullptr, store, &errors);
  for (const InputError& error : errors) {
    ADD_FAILURE() << error.key << " " << error.value << " " << error.message;
  }
  return run;
}

}  // namespace playground
