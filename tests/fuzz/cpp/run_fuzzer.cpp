// Definitions of runs, whatever is in them: refused in words, or trained for a few steps, looked at
// and brought back to the same bits. A definition is text, one value a line:
//
//     set hidden 4 4
//     optimizer adam
//     param lr 1e12
//     with ema
//
// Words are words, several numbers are a list; sizes are small, since the sanitizers make
// everything slow.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "data/table.h"
#include "definition/data_store.h"
#include "definition/network_definition.h"
#include "training/make_run.h"
#include "training/run_cost.h"
#include "training/timeline.h"

namespace playground {
namespace {

constexpr double kMostSamples = 60;
constexpr double kMostMultiplyAddsHere = 3e6;
constexpr std::size_t kMostWrappers = 4;
constexpr int kSteps = 4;

bool IsNumber(const std::string& word, double* number) {
  char* end = nullptr;
  *number = std::strtod(word.c_str(), &end);
  return !word.empty() && end == word.c_str() + word.size();
}

FieldValue ValueOf(std::istringstream& line) {
  std::vector<double> numbers;
  std::vector<std::string> words;
  bool all_numbers = true;
  for (std::string word; line >> word;) {
    double number = 0;
    all_numbers = all_numbers && IsNumber(word, &number);
    numbers.push_back(number);
    words.push_back(word);
  }
  if (words.empty()) return std::vector<double>();
  if (words.size() > 1) return all_numbers ? FieldValue(numbers) : FieldValue(words);
  if (words[0] == "null") return std::monostate();
  if (words[0] == "true" || words[0] == "false") return words[0] == "true" ? 1.0 : 0.0;
  return all_numbers ? FieldValue(numbers[0]) : FieldValue(words[0]);
}

// Settings that want a list get one also where there is one number, as in a link.
bool IsList(const std::string& key) {
  return key == "hidden" || key == "features" || key == "layer_rates" || key == "start";
}

void AddField(std::istringstream& line, Fields* fields) {
  std::string key;
  line >> key;
  FieldValue value = ValueOf(line);
  if (const auto* number = std::get_if<double>(&value); number && IsList(key)) {
    value = std::vector<double>{*number};
  }
  if (const auto* word = std::get_if<std::string>(&value); word && IsList(key)) {
    value = std::vector<std::string>{*word};
  }
  fields->emplace_back(key, value);
}

RunInput InputOf(const std::string& text) {
  RunInput input;
  EntryInput* entry = &input.optimizer;
  std::istringstream lines(text);
  for (std::string each; std::getline(lines, each);) {
    std::istringstream line(each);
    std::string word;
    line >> word;
    if (word == "set") {
      AddField(line, &input.settings);
    } else if (word == "param") {
      AddField(line, &entry->params);
    } else if (word == "optimizer" || word == "schedule") {
      entry = word == "optimizer" ? &input.optimizer : &input.schedule;
      line >> entry->id;
    } else if (word == "warmup") {
      entry = &input.warmup.emplace();
      line >> entry->id;
    } else if (word == "with" && input.wrappers.size() < kMostWrappers) {
      entry = &input.wrappers.emplace_back();
      line >> entry->id;
    }
  }
  for (auto& [key, value] : input.settings) {
    auto* samples = std::get_if<double>(&value);
    if (key == "samples" && samples && *samples > kMostSamples) *samples = kMostSamples;
  }
  if (input.settings.empty()) input.settings.emplace_back("samples", kMostSamples);
  return input;
}

Dataset OwnData() {
  const std::vector<double> cells = {0, 1, 0, 1, 0, 1, 1e30, -1, 0, 0.5, 0.5, 1, 2, 2, 0};
  TableLayout layout;
  layout.roles = LastColumnIsTarget(3);
  Dataset dataset;
  ReadTable(cells, layout, &dataset);
  return dataset;
}

bool IsQuick(const RunInput& input, const Dataset& own, DataStore& store) {
  std::vector<InputError> errors;
  const auto spec = MakeRunSpec(input, &errors);
  if (!spec || spec->on_surface()) return true;
  if (spec->settings["samples"] > kMostSamples) return false;
  const auto data = store.Get(*spec, &own, &errors);
  if (!data) return true;
  const NetworkSpec network = MakeNetworkSpec(*spec, *data, &errors);
  const DataSize size{data->training.samples, data->validation.samples};
  const RunCost cost = CostOf(*spec, network, size);
  return cost.multiply_adds < kMostMultiplyAddsHere || cost.multiply_adds > kMostMultiplyAdds;
}

void Train(Run<float>& run) {
  std::array<Measure, kMeasureCount> measures;
  for (int i = 0; i < kMeasureCount; ++i) measures[i] = static_cast<Measure>(i);
  Timeline<float> timeline(run);
  run.SetMeasures(measures);
  timeline.Advance(run, kSteps);
  timeline.Keep(run);
  const std::uint64_t fingerprint = run.Fingerprint();
  run.Row();
  timeline.Restore(run, 0);
  timeline.Advance(run, kSteps);
  if (run.Fingerprint() != fingerprint) Abort("fuzz", "going back changed the numbers");
  const bool finite = run.parameters().allFinite();
  // The next update sees it.
  timeline.Advance(run, 1);
  if (!finite && run.status() != RunStatus::kDiverged) Abort("fuzz", "NaN is no divergence");
}

void RunText(const std::string& text) {
  static const Dataset own = OwnData();
  DataStore store;
  const RunInput input = InputOf(text);
  if (!IsQuick(input, own, store)) return;
  std::vector<InputError> errors;
  const auto run = MakeRun(input, &own, store, &errors);
  for (const InputError& error : errors) {
    if (error.message.empty()) Abort("fuzz", "an error without words");
  }
  if (run) {
    Train(*run);
  } else if (errors.empty()) {
    Abort("fuzz", "a run is refused without a word");
  }
}

}  // namespace
}  // namespace playground

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  playground::RunText(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
