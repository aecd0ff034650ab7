// A LayerSpec describes a layer in plain data; networks are built from a list of these.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/input_error.h"
#include "core/param.h"
#include "core/types.h"

namespace playground {

// Plain description of one layer.
struct LayerSpec {
  enum class Kind { kDense, kActivation, kNorm, kResidual, kDropout };

  Kind kind = Kind::kDense;
  Index inputs = 0;               // kDense.
  Index outputs = 0;              // kDense.
  bool bias = true;               // kDense.
  std::string id;                 // kActivation, kNorm: the catalog entry.
  ParamValues params;             // The parameters of that entry.
  std::vector<LayerSpec> layers;  // kResidual: F in x + F(x).
  double probability = 0;         // kDropout: of setting an input to 0, in [0, 1).
  std::vector<double> mask;       // kDropout, for tests: a fixed 0/1 mask, features x batch.

  static LayerSpec Dense(Index inputs, Index outputs, bool bias = true);
  // With the entry's default parameters; `id` must exist.
  static LayerSpec Activation(std::string_view id);
  static LayerSpec Activation(std::string_view id, ParamValues params);
  static LayerSpec Norm(std::string_view id);
  static LayerSpec Norm(std::string_view id, ParamValues params);
  static LayerSpec Residual(std::vector<LayerSpec> layers);
  static LayerSpec Dropout(double probability);
};

// What is wrong with a list of layers that gets `inputs` features (unknown entries, widths that do
// not fit), if anything; otherwise *outputs is the number of features that leave it.
std::optional<InputError> CheckLayers(const std::vector<LayerSpec>& layers, Index inputs,
                                      Index* outputs);

}  // namespace playground
