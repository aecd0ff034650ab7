// Trains runs in double precision, for comparisons with other programs. The data and the initial
// weights are those of the page, which are single-precision numbers.
//
//     replay FILE DATA-FOLDER
//
// FILE holds a JSON list of { spec, updates, parameters? }; `spec` is what the page hands to the
// engine, with texts compiled, and `parameters` replaces the initial weights. Real data sets are
// read from DATA-FOLDER. One JSON object a line is printed for each: { losses, rates, val_loss,
// parameters, status }, the losses of the mini-batches before each update; or { error }.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/table.h"
#include "definition/data_store.h"
#include "definition/network_definition.h"
#include "nlohmann/json.hpp"
#include "training/network_training.h"
#include "training/run.h"
#include "training/surface_training.h"

namespace playground {
namespace {

using Json = nlohmann::json;
using Training = AnyTrainingProblem<double>;

FieldValue ValueFrom(const Json& value) {
  if (value.is_null()) return std::monostate();
  if (value.is_boolean()) return value.get<bool>() ? 1.0 : 0.0;
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (!value.empty() && value[0].is_string()) return value.get<std::vector<std::string>>();
  return value.get<std::vector<double>>();
}

Fields FieldsFrom(const Json& object) {
  Fields fields;
  for (const auto& [key, value] : object.items()) fields.emplace_back(key, ValueFrom(value));
  return fields;
}

EntryInput EntryFrom(const Json& object) { return {object["id"], FieldsFrom(object["params"])}; }

RunInput InputFrom(const Json& spec) {
  RunInput input;
  input.settings = FieldsFrom(spec["settings"]);
  input.optimizer = EntryFrom(spec["optimizer"]);
  input.schedule = EntryFrom(spec["schedule"]);
  if (spec.contains("warmup") && spec["warmup"].is_object()) {
    input.warmup = EntryFrom(spec["warmup"]);
  }
  for (const Json& wrapper : spec["wrappers"]) input.wrappers.push_back(EntryFrom(wrapper));
  return input;
}

std::optional<Dataset> TableFrom(const Json& spec, std::vector<InputError>* errors) {
  if (!spec.contains("table")) return std::nullopt;
  const auto inputs = spec["table"]["inputs"].get<std::vector<double>>();
  const auto targets = spec["table"]["targets"].get<std::vector<double>>();
  const std::size_t features = inputs.size() / targets.size();
  std::vector<double> cells;
  for (std::size_t row = 0; row < targets.size(); ++row) {
    const auto begin = inputs.begin() + static_cast<std::ptrdiff_t>(row * features);
    cells.insert(cells.end(), begin, begin + static_cast<std::ptrdiff_t>(features));
    cells.push_back(targets[row]);
  }
  TableLayout layout;
  layout.roles = LastColumnIsTarget(features + 1);
  layout.classification = !spec["table"].value("regression", false);
  Dataset dataset;
  if (auto error = ReadTable(cells, layout, &dataset)) errors->push_back(*error);
  return dataset;
}

DataPart<double> Widened(const DataPart<float>& part) {
  DataPart<double> wide;
  wide.samples = part.samples;
  wide.inputs.assign(part.inputs.begin(), part.inputs.end());
  wide.values.assign(part.values.begin(), part.values.end());
  wide.classes = part.classes;
  wide.points = part.points;
  return wide;
}

std::shared_ptr<const PreparedData<double>> Widened(const PreparedData<float>& data) {
  auto wide = std::make_shared<PreparedData<double>>();
  wide->task = data.task;
  wide->features = data.features;
  wide->classes = data.classes;
  wide->outputs = data.outputs;
  wide->training = Widened(data.training);
  wide->validation = Widened(data.validation);
  wide->map = data.map;
  return wide;
}

std::string FirstOf(const std::vector<InputError>& errors) {
  if (errors.empty()) return "there is no run";
  const InputError& error = errors.front();
  return std::string(error.key) + ": " + std::string(error.value) + ": " +
         std::string(error.message);
}

std::unique_ptr<Run<double>> MakeRun(const Json& request, DataStore& store,
                                     std::vector<InputError>* errors) {
  const auto spec = MakeRunSpec(InputFrom(request["spec"]), errors);
  if (!spec) return nullptr;
  if (spec->on_surface()) {
    return std::make_unique<Run<double>>(*spec, Training::Make<SurfaceTraining<double>>(*spec));
  }
  const std::optional<Dataset> own = TableFrom(request["spec"], errors);
  const auto data = store.Get(*spec, own ? &*own : nullptr, errors);
  if (!data) return nullptr;
  const NetworkSpec network = MakeNetworkSpec(*spec, *data, errors);
  return std::make_unique<Run<double>>(
      *spec, Training::Make<NetworkTraining<double>>(*spec, network, Widened(*data)));
}

Json Replay(Run<double>& run, int updates) {
  Json losses = Json::array(), rates = Json::array();
  while (run.step() < updates) {
    const int before = run.step();
    const double rate = run.RateAt(before);
    run.Advance(1);
    if (run.step() == before) break;
    losses.push_back(run.loss());
    rates.push_back(rate);
  }
  const auto& parameters = run.parameters();
  const double val_loss =
      run.problem().Evaluate(Part::kValidation, run.EvaluationParameters()).loss;
  return {{"losses", losses},
          {"rates", rates},
          {"val_loss", val_loss},
          {"status", run.status() == RunStatus::kDiverged ? "diverged" : "trained"},
          {"parameters", std::vector<double>(parameters.begin(), parameters.end())}};
}

Json Answer(const Json& request, DataStore& store) {
  std::vector<InputError> errors;
  const auto run = MakeRun(request, store, &errors);
  if (!run || !errors.empty()) return {{"error", FirstOf(errors)}};
  if (request.contains("parameters")) {
    const auto given = request["parameters"].get<std::vector<double>>();
    if (static_cast<Index>(given.size()) != run->parameters().size()) {
      return {{"error", "there are " + std::to_string(run->parameters().size()) + " parameters"}};
    }
    run->SetParameters(ConstVectorMap<double>(given.data(), static_cast<Index>(given.size())));
  }
  return Replay(*run, request["updates"]);
}

// Hands in every file of the folder that is a data set.
void AddFiles(const std::string& folder, DataStore& store) {
  for (const DatasetEntry& entry : DatasetRegistry::All()) {
    if (entry.details.file.empty()) continue;
    const auto path = std::filesystem::path(folder) / entry.details.file;
    std::ifstream file(path, std::ios::binary);
    if (!file) continue;
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    store.AddFile(std::string(entry.id), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                  bytes.size());
  }
}

int Main(const std::string& requests, const std::string& folder) {
  std::ifstream file(requests);
  const Json list = Json::parse(file, nullptr, /*allow_exceptions=*/false);
  if (!list.is_array()) {
    std::cerr << requests << " is no JSON list\n";
    return 2;
  }
  DataStore store;
  AddFiles(folder, store);
  for (const Json& request : list) std::cout << Answer(request, store).dump() << '\n';
  return 0;
}

}  // namespace
}  // namespace playground

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "Usage: replay FILE DATA-FOLDER\n";
    return 2;
  }
  return playground::Main(words[1], words[2]);
}
