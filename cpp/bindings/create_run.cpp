// JavaScript makes runs from plain data here, and hands in the data sets that they need.
#include <emscripten/bind.h>

#include <optional>
#include <string>

#include "bindings/run_handle.h"
#include "bindings/run_input.h"
#include "bindings/values.h"
#include "core/module.h"
#include "data/table.h"
#include "training/make_run.h"

namespace playground::bindings {
namespace {

// { inputs, targets (numbers), features, classes? , featureNames?, classNames? }: the user's
// samples.
[[maybe_unused]] std::optional<Dataset> TableFrom(const val& table,
                                                  std::vector<playground::InputError>* errors) {
  const auto inputs = NumbersFrom(table["inputs"]);
  const auto targets = NumbersFrom(table["targets"]);
  const std::size_t features = targets.empty() ? 0 : inputs.size() / targets.size();
  if (features == 0 || inputs.size() != features * targets.size()) {
    errors->push_back({"table",
                       std::to_string(inputs.size()) + " inputs for " +
                           std::to_string(targets.size()) + " targets",
                       "must have the same number of inputs for every target"});
    return std::nullopt;
  }
  std::vector<double> cells;
  for (std::size_t row = 0; row < targets.size(); ++row) {
    const auto begin = inputs.begin() + static_cast<std::ptrdiff_t>(row * features);
    cells.insert(cells.end(), begin, begin + static_cast<std::ptrdiff_t>(features));
    cells.push_back(targets[row]);
  }
  TableLayout layout;
  layout.roles = LastColumnIsTarget(features + 1);
  layout.classification = !table["regression"].isTrue();
  Dataset dataset;
  if (auto error = ReadTable(cells, layout, &dataset)) {
    errors->push_back(std::move(*error));
    return std::nullopt;
  }
  return dataset;
}

}  // namespace

DataStore& Store() {
  static DataStore store;
  return store;
}

RunInput InputFrom(const val& spec, std::vector<playground::InputError>* errors) {
  RunInput input;
  input.settings = FieldsFrom(spec["settings"], errors);
  input.optimizer = EntryFrom(spec["optimizer"], "optimizer", errors);
  if (IsObject(spec["schedule"])) {
    input.schedule = EntryFrom(spec["schedule"], "schedule", errors);
  }
  if (IsObject(spec["warmup"])) input.warmup = EntryFrom(spec["warmup"], "warmup", errors);
  const val wrappers = spec["wrappers"];
  const auto count = NumbersFrom(wrappers).size();
  for (unsigned i = 0; i < count; ++i) {
    input.wrappers.push_back(EntryFrom(wrappers[i], "with", errors));
  }
  return input;
}

std::optional<Dataset> OwnDataFrom(const val& spec, std::vector<playground::InputError>* errors) {
  if constexpr (!kStartModule) {
    if (IsObject(spec["table"])) return TableFrom(spec["table"], errors);
  }
  return std::nullopt;
}

namespace {

// { run (null: there is none), errors }
val CreateRun(const val& spec) {
  std::vector<playground::InputError> errors;
  std::unique_ptr<Run<float>> run;
  if (!IsObject(spec)) {
    errors.push_back({"run", "", "must be an object"});
  } else {
    const RunInput input = InputFrom(spec, &errors);
    std::optional<Dataset> own;
    if constexpr (!kStartModule) own = OwnDataFrom(spec, &errors);
    run = MakeRun(input, own ? &*own : nullptr, Store(), &errors);
  }
  val result = val::object();
  result.set("run", HandleOf(std::move(run)));
  result.set("problems", ToJs(errors));
  return result;
}

// Keeps the bytes of a real data set's file; errors, if it is none.
[[maybe_unused]] val AddDataset(const std::string& id, const val& bytes) {
  std::vector<playground::InputError> errors;
  const auto size = bytes["length"].as<unsigned>();
  std::vector<std::uint8_t> copy(size);
  val(emscripten::typed_memory_view(size, copy.data())).call<void>("set", bytes);
  if (auto error = Store().AddFile(id, copy.data(), copy.size())) {
    errors.push_back(std::move(*error));
  }
  return ToJs(errors);
}

}  // namespace

EMSCRIPTEN_BINDINGS(create_run) {
  emscripten::function("createRun", &CreateRun);
  if constexpr (!kStartModule) emscripten::function("addDataset", &AddDataset);
}

}  // namespace playground::bindings
