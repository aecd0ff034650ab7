#include "definition/data_store.h"

#include <utility>

#include "data/binary_file.h"
#include "definition/settings.h"

namespace playground {
namespace {

// Targets come sample by sample; a network wants one row per output.
void RowsOfOutputs(Index outputs, DataPart<float>* part) {
  if (outputs == 1) return;
  std::vector<float> rows;
  for (Index row = 0; row < outputs; ++row) {
    for (Index sample = 0; sample < part->samples; ++sample) {
      rows.push_back(part->values[static_cast<std::size_t>(sample * outputs + row)]);
    }
  }
  part->values = std::move(rows);
}

// Everything of a definition that data depend on: the id, then the bits of all numbers.
std::string KeyOf(const RunSpec& spec) {
  std::string key(spec.data.entry->id);
  const auto add_number = [&key](double number) {
    key.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  const auto add = [&](const ParamValues& values, const ParamSpec& param) {
    add_number(values[param.id]);
    add_number(static_cast<double>(values.List(param.id).size()));
    for (double member : values.List(param.id)) add_number(member);
  };
  for (const ParamSpec& param : spec.data.params.specs()) add(spec.data.params, param);
  for (const ParamSpec& param : Settings()) {
    if (param.group == "Data") add(spec.settings, param);
  }
  return key;
}

}  // namespace

std::optional<InputError> DataStore::AddFile(const std::string& id, const std::uint8_t* bytes,
                                             std::size_t size) {
  Dataset dataset;
  if (auto error = ReadBinaryDataset(bytes, size, &dataset)) return error;
  files_[id] = std::move(dataset);
  return std::nullopt;
}

std::shared_ptr<const PreparedData<float>> DataStore::Get(const RunSpec& spec, const Dataset* own,
                                                          std::vector<InputError>* errors) {
  const DatasetDetails& details = spec.data.entry->details;
  const std::string id(spec.data.entry->id);
  const std::string key = own ? "" : KeyOf(spec);
  if (last_ && !key.empty() && key == last_key_) return last_;

  Dataset generated;
  const Dataset* dataset = &generated;
  if (details.own) {
    if (!own) {
      errors->push_back({"data", id, "needs a table or points of your own"});
      return nullptr;
    }
    dataset = own;
  } else if (!details.file.empty()) {
    const auto file = files_.find(id);
    if (file == files_.end()) {
      errors->push_back({"data", id, "has not been loaded"});
      return nullptr;
    }
    dataset = &file->second;
  } else {
    generated = Generate(spec);
  }
  auto data =
      std::make_shared<PreparedData<float>>(Prepare<float>(*dataset, OptionsFrom(spec, *dataset)));
  if (data->task == Task::kRegression) {
    RowsOfOutputs(data->outputs, &data->training);
    RowsOfOutputs(data->outputs, &data->validation);
  }
  last_ = std::move(data);
  last_key_ = key;
  return last_;
}

Dataset Generate(const RunSpec& spec) {
  Random random(static_cast<std::uint32_t>(spec.settings["data.seed"]), Stream::kData);
  Dataset dataset;
  spec.data.entry->details.generate({.params = spec.data.params,
                                     .samples = static_cast<Index>(spec.settings["samples"]),
                                     .noise = spec.settings["noise"],
                                     .random = random},
                                    &dataset);
  return dataset;
}

PrepareOptions OptionsFrom(const RunSpec& spec, const Dataset& dataset) {
  const ParamValues& settings = spec.settings;
  PrepareOptions options;
  options.training_share = settings["split"];
  options.seed = static_cast<std::uint32_t>(settings["data.seed"]);
  // Columns and coordinates learn faster with one scale; most pixels of an image hardly vary.
  const bool image = dataset.image_width > 0;
  const auto standardize = settings.ChoiceOf("standardize");
  options.standardize = standardize == "on" || (standardize == "auto" && !image);
  options.outliers = settings["outliers"];
  options.imbalance = settings["imbalance"];
  options.scale_mismatch = settings["scale_mismatch"];
  options.label_noise = settings["label_noise"];
  options.features.clear();
  for (double feature : settings.List("features")) {
    options.features.push_back(static_cast<Feature>(static_cast<int>(feature)));
  }
  return options;
}

}  // namespace playground
