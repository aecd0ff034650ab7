#include "nn/layer_spec.h"

#include <utility>

#include "nn/activation.h"
#include "nn/norm.h"

namespace playground {
namespace {

std::optional<InputError> CheckLayer(const LayerSpec& spec, Index inputs, Index* outputs) {
  *outputs = inputs;
  switch (spec.kind) {
    case LayerSpec::Kind::kDense:
      if (spec.inputs != inputs || spec.outputs < 1) {
        return InputError{"layers", std::to_string(spec.inputs),
                          "a dense layer must take the " + std::to_string(inputs) +
                              " features before it and have at least one output"};
      }
      *outputs = spec.outputs;
      return std::nullopt;
    case LayerSpec::Kind::kActivation:
      if (ActivationRegistry::Find(spec.id)) return std::nullopt;
      return InputError{"activation", spec.id, "is not in the catalog"};
    case LayerSpec::Kind::kNorm:
      if (NormRegistry::Find(spec.id)) return std::nullopt;
      return InputError{"norm", spec.id, "is not in the catalog"};
    case LayerSpec::Kind::kResidual: {
      if (auto error = CheckLayers(spec.layers, inputs, outputs)) return error;
      if (*outputs == inputs) return std::nullopt;
      return InputError{"layers", std::to_string(*outputs),
                        "a residual block must end with as many features as it starts with"};
    }
    case LayerSpec::Kind::kDropout:
      if (spec.probability >= 0 && spec.probability < 1) return std::nullopt;
      return InputError{"dropout", NumberWording(spec.probability),
                        "must be at least 0 and below 1"};
  }
  return std::nullopt;
}

template <class Entries>
ParamValues DefaultsOf(const Entries* entry) {
  return entry ? ParamValues(entry->params) : ParamValues();
}

}  // namespace

LayerSpec LayerSpec::Dense(Index inputs, Index outputs, bool bias) {
  LayerSpec spec;
  spec.kind = Kind::kDense;
  spec.inputs = inputs;
  spec.outputs = outputs;
  spec.bias = bias;
  return spec;
}
LayerSpec LayerSpec::Activation(std::string_view id) {
  return Activation(id, DefaultsOf(ActivationRegistry::Find(id)));
}
LayerSpec LayerSpec::Activation(std::string_view id, ParamValues params) {
  LayerSpec spec;
  spec.kind = Kind::kActivation;
  spec.id = id;
  spec.params = std::move(params);
  return spec;
}
LayerSpec LayerSpec::Norm(std::string_view id) {
  return Norm(id, DefaultsOf(NormRegistry::Find(id)));
}
LayerSpec LayerSpec::Norm(std::string_view id, ParamValues params) {
  LayerSpec spec;
  spec.kind = Kind::kNorm;
  spec.id = id;
  spec.params = std::move(params);
  return spec;
}
LayerSpec LayerSpec::Residual(std::vector<LayerSpec> layers) {
  LayerSpec spec;
  spec.kind = Kind::kResidual;
  spec.layers = std::move(layers);
  return spec;
}
LayerSpec LayerSpec::Dropout(double probability) {
  LayerSpec spec;
  spec.kind = Kind::kDropout;
  spec.probability = probability;
  return spec;
}

std::optional<InputError> CheckLayers(const std::vector<LayerSpec>& layers, Index inputs,
                                      Index* outputs) {
  *outputs = inputs;
  for (const LayerSpec& layer : layers) {
    if (auto error = CheckLayer(layer, *outputs, outputs)) return error;
  }
  if (layers.empty()) return InputError{"layers", "", "there must be at least one layer"};
  return std::nullopt;
}

}  // namespace playground
