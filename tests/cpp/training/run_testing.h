// Runs for tests, made the way the page makes them.
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

// The run of a definition that must be without problems.
inline std::unique_ptr<Run<float>> RunOf(const RunInput& input) {
  DataStore store;
  std::vector<Problem> problems;
  auto run = MakeRun(input, nullptr, store, &problems);
  for (const Problem& problem : problems) {
    ADD_FAILURE() << problem.key << " " << problem.value << " " << problem.message;
  }
  return run;
}

}  // namespace playground
