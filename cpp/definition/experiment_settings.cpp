#include "definition/experiment_settings.h"

#include <algorithm>
#include <deque>
#include <string>

#include "core/optimizer.h"

namespace playground {
namespace {

// Words of choices that are put together when the settings are made; they live as long as the
// program. (A deque does not move its members.)
std::string& NewWords() {
  static std::deque<std::string> all;
  return all.emplace_back();
}

void AddWord(std::string& words, std::string_view word) {
  if (IndexOfWord(words, word) >= 0) return;
  if (!words.empty()) words += '|';
  words += word;
}

bool IsOneValue(const ParamSpec& spec) {
  return spec.type != ParamType::kList && spec.type != ParamType::kText;
}

bool IsSwept(const ParamSpec& spec) {
  // Which problem it is decides what losses mean; seeds are varied anyway.
  static constexpr std::string_view kFixed[] = {"problem",   "data",      "surface",   "steps",
                                                "data.seed", "init.seed", "batch.seed"};
  return IsOneValue(spec) && spec.family != "losses" &&
         std::find(std::begin(kFixed), std::end(kFixed), spec.id) == std::end(kFixed);
}

// What a sweep can vary: hyperparameters of rules, the schedule, sizes of the network, and settings
// that are one value.
std::string_view SweepKeys(const std::vector<ParamSpec>& settings, std::string_view first = "") {
  std::string& words = NewWords();
  words = first;
  AddWord(words, "lr");
  for (std::string_view word : {"batch", "width", "depth", "schedule", "warmup"}) {
    AddWord(words, word);
  }
  for (const ParamSpec& spec : settings) {
    if (IsSwept(spec)) AddWord(words, spec.id);
  }
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    if (entry.details.needs.inner) continue;
    for (const ParamSpec& spec : entry.params) {
      if (IsOneValue(spec)) AddWord(words, spec.id);
    }
  }
  return words;
}

// What is varied: a word of the list, or a free name of an own rule, which no list can hold.
ParamSpec SweepKey(std::string_view id, Text summary, std::string_view words) {
  ParamSpec spec = Choice(id, summary, words);
  spec.language = "rule";
  return spec;
}

// Rules that can be in a race.
ParamSpec Racers(std::string_view id, Text summary) {
  ParamSpec spec{.id = id, .summary = summary, .type = ParamType::kList};
  std::string& words = NewWords();
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    if (!entry.details.needs.inner) AddWord(words, entry.id);
  }
  spec.choices = words;
  return spec;
}

// Which runs of the table an experiment is about.
ParamSpec WhichRuns(std::string_view id, Text summary, int default_index) {
  return Choice(id, summary, "all|selected|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16", default_index);
}

// An end of a range of values; not set: chosen to suit what is varied.
ParamSpec RangeEnd(std::string_view id, Text summary) {
  ParamSpec spec = Real(id, "", summary, kUnset, -kLarge, kLarge);
  spec.slider_min = 0;
  spec.slider_max = 1;
  return spec;
}

ParamSpec Rate(std::string_view id, Text summary, double default_value) {
  return Positive(id, R"(\eta)", summary, default_value, 1e-7, 100);
}

// Updates of each training of an experiment; not set: as many as its run has.
ParamSpec TrialSteps(std::string_view id) {
  ParamSpec spec = Count(
      id, "T", "Steps: updates of each training; not set: as many as the run has", 1, 1, 20000);
  spec.default_value = kUnset;
  spec.max = 1'000'000;
  spec.scale = Scale::kLog;
  spec.slider_min = 100;
  return spec;
}

ParamSpec Number(std::string_view id, Text summary, int default_value, int min, int max) {
  ParamSpec spec = Count(id, "", summary, default_value, min, max);
  spec.max = max;
  return spec;
}

}  // namespace

std::vector<ParamSpec> ExperimentSettings(const std::vector<ParamSpec>& all) {
  constexpr const char* kMeasure = "validation|training|best";
  constexpr const char* kMeasureSummary =
      "Compares: validation loss or training loss at the end, or the best validation loss";
  constexpr const char* kVary = "weights|data";
  constexpr const char* kVarySummary =
      "Seeds vary: the first weights and the batches, or the data as well";
  const std::string_view keys = SweepKeys(all), more_keys = SweepKeys(all, "none");
  return {
      WhichRuns("range.runs", "Runs: whose rates are tested", 0),
      Rate("range.from", "From: the lowest rate of the test", 1e-5),
      Rate("range.to", "To: the highest rate of the test", 10),
      Number("range.steps", "Steps: updates from the lowest to the highest rate", 400, 20, 2000),
      WhichRuns("sweep.runs", "Runs: which are swept", 1),
      SweepKey("sweep.x", "Varies: what each training has another value of", keys),
      RangeEnd("sweep.from", "From: the lowest value; not set: what suits it"),
      RangeEnd("sweep.to", "To: the highest value; not set: what suits it"),
      Number("sweep.points", "Values: how many from the lowest to the highest", 12, 2, 40),
      SweepKey("sweep.y", "And: what else is varied, for a map of both", more_keys),
      RangeEnd("sweep.y.from", "From: the lowest value of the second; not set: what suits it"),
      RangeEnd("sweep.y.to", "To: the highest value of the second; not set: what suits it"),
      Number("sweep.y.points", "Second values: how many of it", 8, 2, 20),
      Number("sweep.seeds", "Seeds: trainings of each value", 3, 1, 20),
      Choice("sweep.vary", kVarySummary, kVary),
      TrialSteps("sweep.steps"),
      Choice("sweep.measure", kMeasureSummary, kMeasure),
      Racers("race.optimizers", "Racers: the optimizers; none: the runs of the table"),
      Number("race.points", "Rates: how many are tried for each", 7, 1, 20),
      Number("race.seeds", "Seeds: trainings of each rate in tuning", 3, 1, 10),
      Number("race.fresh", "Fresh seeds: trainings at the best rate, with seeds not used before", 5,
             1, 20),
      Choice("race.vary", kVarySummary, kVary),
      TrialSteps("race.steps"),
      Choice("race.measure", kMeasureSummary, kMeasure)};
}

}  // namespace playground
