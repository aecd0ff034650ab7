// Tests that need more digits than the page has train networks in double.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "data/prepare.h"
#include "definition/data_store.h"
#include "definition/network_definition.h"
#include "training/network_training.h"
#include "training/run.h"

namespace playground {

// A run in double, on generated data, of a definition that must be without errors.
inline std::unique_ptr<Run<double>> DoubleRun(const RunInput& input) {
  std::vector<InputError> errors;
  const RunSpec spec = *MakeRunSpec(input, &errors);
  const Dataset dataset = Generate(spec);
  auto data = std::make_shared<const PreparedData<double>>(
      Prepare<double>(dataset, OptionsFrom(spec, dataset)));
  const NetworkSpec network = MakeNetworkSpec(spec, *data, &errors);
  EXPECT_TRUE(errors.empty());
  return std::make_unique<Run<double>>(
      spec, AnyTrainingProblem<double>::Make<NetworkTraining<double>>(spec, network, data));
}

}  // namespace playground
