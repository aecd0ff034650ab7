// Golden files describe networks and their data in this form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "golden/golden_file.h"
#include "nn/activation.h"
#include "nn/network.h"
#include "nn/norm.h"

namespace playground::golden {

// A list of layers; `error` says why it cannot be made.
struct ReadLayers {
  std::vector<LayerSpec> layers;
  std::string error;
};

inline ReadLayers LayersFrom(const Json& list);

// One layer; returns why it cannot be made.
inline std::optional<std::string> LayerFrom(const Json& json, LayerSpec* spec) {
  const std::string type = json.value("type", "");
  if (type == "dense") {
    *spec = LayerSpec::Dense(json["in"], json["out"], json.value("bias", true));
    return std::nullopt;
  }
  if (type == "residual") {
    ReadLayers inner = LayersFrom(json["layers"]);
    *spec = LayerSpec::Residual(std::move(inner.layers));
    if (inner.error.empty()) return std::nullopt;
    return inner.error;
  }
  if (type == "dropout-mask") {
    *spec = LayerSpec::Dropout(json["p"]);
    const std::size_t batch = json["mask"].size(), features = json["mask"][0].size();
    for (std::size_t f = 0; f < features; ++f) {
      for (std::size_t i = 0; i < batch; ++i) spec->mask.push_back(json["mask"][i][f]);
    }
    return std::nullopt;
  }
  if (type == "activation") {
    const std::string name = json.value("name", "");
    if (!ActivationRegistry::Find(name)) return "there is no activation " + name;
    *spec = LayerSpec::Activation(name);
    return SetParams(json, {"type", "name"}, &spec->params);
  }
  // "batchnorm" is the norm "batch", and so on.
  const std::string suffix = "norm";
  const bool is_norm = type.size() > suffix.size() &&
                       type.compare(type.size() - suffix.size(), suffix.size(), suffix) == 0;
  const std::string norm = is_norm ? type.substr(0, type.size() - suffix.size()) : "";
  if (!NormRegistry::Find(norm)) return "there is no layer " + type;
  *spec = LayerSpec::Norm(norm);
  return SetParams(json, {"type", "features"}, &spec->params);
}

inline ReadLayers LayersFrom(const Json& list) {
  ReadLayers result;
  for (const Json& json : list) {
    LayerSpec spec;
    if (auto error = LayerFrom(json, &spec)) {
      result.error = *error;
      return result;
    }
    result.layers.push_back(std::move(spec));
  }
  return result;
}

// Sets `loss` and `loss_params`.
inline std::optional<std::string> LossFrom(const Json& json, NetworkSpec* spec) {
  spec->loss = json.value("name", "");
  const LossEntry* entry = LossRegistry::Find(spec->loss);
  if (!entry) return "there is no loss " + spec->loss;
  spec->loss_params = ParamValues(entry->params);
  return SetParams(json, {"name"}, &spec->loss_params);
}

// Samples with targets, both in the layouts of BatchInput.
template <class Scalar>
struct GoldenData {
  Index samples = 0;
  std::vector<Scalar> inputs;
  std::vector<Scalar> values;
  std::vector<std::int32_t> classes;

  BatchInput<Scalar> Batch(std::span<const std::uint32_t> indices = {}) const {
    return {.inputs = inputs.data(),
            .samples = samples,
            .values = values.empty() ? nullptr : values.data(),
            .classes = classes.empty() ? nullptr : classes.data(),
            .indices = indices};
  }
};

// x: rows; y: rows, or class indices.
template <class Scalar>
GoldenData<Scalar> DataFrom(const Json& x, const Json& y) {
  GoldenData<Scalar> data;
  data.samples = static_cast<Index>(x.size());
  for (double number : Numbers(x)) data.inputs.push_back(static_cast<Scalar>(number));
  if (!y[0].is_array()) {
    for (const Json& label : y) data.classes.push_back(label);
    return data;
  }
  for (std::size_t c = 0; c < y[0].size(); ++c) {
    for (const Json& row : y) data.values.push_back(static_cast<Scalar>(Number(row[c])));
  }
  return data;
}

// The network of a file with `layers` and `loss`.
struct ReadNetwork {
  NetworkSpec spec;
  std::string error;
};
inline ReadNetwork NetworkFrom(const Json& layers, const Json& loss, Index inputs) {
  ReadNetwork result;
  ReadLayers read = LayersFrom(layers);
  result.spec.inputs = inputs;
  result.spec.layers = std::move(read.layers);
  result.error = read.error;
  if (auto error = LossFrom(loss, &result.spec)) result.error = *error;
  if (!result.error.empty()) return result;
  if (auto error = CheckNetwork(result.spec)) {
    result.error = error->key + " " + error->value + " " + error->message;
  }
  return result;
}

// Whether the tensors are the file's, by name and size.
inline std::optional<std::string> CheckLayout(const Layout& layout, const Json& names) {
  if (layout.tensors().size() != names.size()) return "another number of tensors";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = names[i];
    if (layout.tensors()[i].name != name) {
      return "expected tensor " + name + ", got " + layout.tensors()[i].name;
    }
  }
  return std::nullopt;
}

}  // namespace playground::golden
