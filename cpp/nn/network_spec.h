// A NetworkSpec describes a network in plain data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/input_error.h"
#include "core/param.h"
#include "core/types.h"
#include "nn/layer_spec.h"

namespace playground {

// Plain description of a network.
struct NetworkSpec {
  Index inputs = 0;
  std::vector<LayerSpec> layers;
  std::string loss;             // The catalog entry.
  ParamValues loss_params;      // The parameters of that entry.
  bool classification = false;  // Targets of a loss on values are classes coded by EncodeClasses.
};

// What is wrong with the description, if anything. Networks are built from valid ones only.
std::optional<InputError> CheckNetwork(const NetworkSpec& spec);

// The same network without dropout, which has no parameters: the layout stays.
NetworkSpec WithoutDropout(NetworkSpec spec);

// Whether what training makes of a sample depends on the others of its batch.
bool MixesSamples(const NetworkSpec& spec);

}  // namespace playground
