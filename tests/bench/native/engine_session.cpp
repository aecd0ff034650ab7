#include <cstring>
#include <optional>
#include <span>

#include "data/table.h"
#include "definition/data_store.h"
#include "session.h"
#include "training/make_run.h"

namespace playground_bench {
namespace {

using playground::Dataset;
using playground::InputError;
using playground::RunInput;
using playground::RunStatus;
using Run = playground::Run<float>;

class EngineSession final : public Session {
 public:
  explicit EngineSession(Run run) : first_(std::move(run)), run_(first_) {}

  // A run that has come to its end begins again: speed is what counts here.
  void Advance(int steps) override {
    while (steps > 0) {
      if (run_.status() == RunStatus::kFinished) Restart();
      const int before = run_.step();
      run_.Advance(steps);
      if (run_.step() == before) return;
      steps -= run_.step() - before;
    }
  }
  void Restart() override { run_ = first_; }
  std::vector<float> Parameters() override {
    const auto& parameters = run_.parameters();
    return {parameters.data(), parameters.data() + parameters.size()};
  }

 private:
  Run first_, run_;
};

// The rest of `key` after `prefix`; empty if it does not start so.
std::string After(const std::string& prefix, const std::string& key) {
  return key.rfind(prefix, 0) == 0 ? key.substr(prefix.size()) : "";
}

RunInput ReadInput(const Options& options) {
  RunInput input;
  input.optimizer.id = options.at("optimizer");
  for (const auto& [key, text] : options) {
    if (const auto id = After("optimizer.", key); !id.empty()) {
      input.optimizer.params.push_back({id, ReadNumbers(text).at(0)});
    } else if (const auto number = After("number.", key); !number.empty()) {
      input.settings.push_back({number, ReadNumbers(text).at(0)});
    } else if (const auto word = After("word.", key); !word.empty()) {
      input.settings.push_back({word, text});
    } else if (const auto list = After("list.", key); !list.empty()) {
      input.settings.push_back({list, ReadNumbers(text)});
    }
  }
  return input;
}

std::optional<InputError> ReadOwnData(const Options& options, Dataset* dataset) {
  const std::vector<char> bytes = ReadFile(options.at("table"));
  std::vector<float> cells(bytes.size() / sizeof(float));
  std::memcpy(cells.data(), bytes.data(), cells.size() * sizeof(float));
  const std::vector<double> numbers(cells.begin(), cells.end());
  const auto columns = static_cast<std::size_t>(ReadNumbers(options.at("columns")).at(0));
  playground::TableLayout layout;
  layout.roles = playground::LastColumnIsTarget(columns);
  return playground::ReadTable(numbers, layout, dataset);
}

std::string TextOf(const InputError& error) {
  return error.key + ": " + error.value + ": " + error.message;
}

}  // namespace

std::unique_ptr<Session> OpenEngine(const Options& options, std::string* error) {
  std::vector<InputError> errors;
  std::optional<Dataset> own;
  if (options.count("table")) {
    if (auto found = ReadOwnData(options, &own.emplace())) errors.push_back(*found);
  }
  playground::DataStore store;
  auto run = playground::MakeRun(ReadInput(options), own ? &*own : nullptr, store, &errors);
  if (run && errors.empty()) return std::make_unique<EngineSession>(std::move(*run));
  *error = errors.empty() ? "no run" : TextOf(errors.front());
  return nullptr;
}

}  // namespace playground_bench
