#include "definition/network_definition.h"

#include <iterator>
#include <string>
#include <utility>

#include "core/module.h"

namespace playground {
namespace {

bool IsClassificationTask(Task task) { return task != Task::kRegression; }

// The loss that suits the data where none is named.
std::string_view DefaultLoss(Task task) {
  switch (task) {
    case Task::kBinary:
      return "bce-logits";
    case Task::kMultiClass:
      return "softmax-ce";
    default:
      return "mse";
  }
}

Chosen<LossEntry> ChooseLoss(const RunSpec& spec, Task task, std::vector<InputError>* errors) {
  if (spec.loss.entry) {
    const bool for_classes = IsClassification(spec.loss.entry->details.coding);
    if (!for_classes || IsClassificationTask(task)) return spec.loss;
    errors->push_back({"loss", Wording(spec.loss.entry->id),
                       "is for classes, and this data set has values; " +
                           Wording(DefaultLoss(task)) + " is used"});
  }
  const LossEntry* entry = LossRegistry::Find(DefaultLoss(task));
  return {entry, ParamValues(entry->params)};
}

template <class Scalar>
Index OutputsFor(const LossDetails& loss, const PreparedData<Scalar>& data) {
  if (data.task == Task::kRegression) return data.outputs;
  if (data.task == Task::kMultiClass) return data.classes;
  return loss.several_outputs_only ? 2 : 1;
}

// One hidden layer: dense, norm, activation, dropout; or the norm after the activation. Batch norm
// subtracts the mean, so a bias right before it has no effect but rounding noise, which rules of
// Adam's kind would blow up.
void AddHiddenLayer(const RunSpec& spec, Index inputs, Index units,
                    std::vector<LayerSpec>* layers) {
  std::vector<LayerSpec> block;
  // The start module has no norms.
  const NormEntry* norm = kStartModule ? nullptr : spec.norm.entry;
  const bool after = norm && IsAfterActivation(spec.norm.params);
  const bool replaces_bias = norm && norm->details.mixes_samples && !after;
  block.push_back(LayerSpec::Dense(inputs, units, spec.settings.Is("bias") && !replaces_bias));
  block.push_back(LayerSpec::Activation(spec.activation.entry->id, spec.activation.params));
  if (norm) {
    block.insert(after ? block.end() : block.end() - 1,
                 LayerSpec::Norm(norm->id, spec.norm.params));
  }
  if (spec.settings["dropout"] > 0) block.push_back(LayerSpec::Dropout(spec.settings["dropout"]));
  if (spec.settings.Is("residual") && inputs == units) {
    layers->push_back(LayerSpec::Residual(std::move(block)));
  } else {
    std::move(block.begin(), block.end(), std::back_inserter(*layers));
  }
}

}  // namespace

template <class Scalar>
NetworkSpec MakeNetworkSpec(const RunSpec& spec, const PreparedData<Scalar>& data,
                            std::vector<InputError>* errors) {
  NetworkSpec network;
  network.inputs = data.features;
  const Chosen<LossEntry> loss = ChooseLoss(spec, data.task, errors);
  network.loss = std::string(loss.entry->id);
  network.loss_params = loss.params;
  network.classification = IsClassificationTask(data.task);
  Index width = data.features;
  for (double units : spec.settings.List("hidden")) {
    AddHiddenLayer(spec, width, static_cast<Index>(units), &network.layers);
    width = static_cast<Index>(units);
  }
  const Index outputs = OutputsFor(loss.entry->details, data);
  network.layers.push_back(LayerSpec::Dense(width, outputs, spec.settings.Is("bias")));
  // A loss on probabilities gets them from a sigmoid.
  if (loss.entry->details.model == LabelModel::kProbability) {
    network.layers.push_back(LayerSpec::Activation("sigmoid"));
  }
  return network;
}

template NetworkSpec MakeNetworkSpec(const RunSpec&, const PreparedData<float>&,
                                     std::vector<InputError>*);
#ifndef PLAYGROUND_FLOAT_ONLY
template NetworkSpec MakeNetworkSpec(const RunSpec&, const PreparedData<double>&,
                                     std::vector<InputError>*);
#endif

}  // namespace playground
