// A RunSpec is the definition of one run, checked against the catalog.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/input_error.h"
#include "core/optimizer.h"
#include "core/param.h"
#include "core/schedule.h"
#include "data/dataset.h"
#include "nn/activation.h"
#include "nn/initializer.h"
#include "nn/loss.h"
#include "nn/norm.h"
#include "optimizers/layer_rates.h"
#include "surfaces/surface.h"

namespace playground {

// A value as it comes from outside: null, number (also true/false), word, or list.
using FieldValue = std::variant<std::monostate, double, std::string, std::vector<double>,
                                std::vector<std::string>>;
using Fields = std::vector<std::pair<std::string, FieldValue>>;

// An entry's id and parameters as they come from outside.
struct EntryInput {
  std::string id;
  Fields params;
};

struct RunInput {
  Fields settings;  // The experiment's settings with the run's overrides merged in.
  EntryInput optimizer;
  EntryInput schedule{"constant", {}};
  std::optional<EntryInput> warmup;
  std::vector<EntryInput> wrappers;  // The first one is innermost.
};

// A catalog entry (null: none was chosen) with its parameters.
template <class EntryType>
struct Chosen {
  const EntryType* entry = nullptr;
  ParamValues params;
};

struct RunSpec {
  ParamValues settings;
  Chosen<DatasetEntry> data;
  Chosen<ActivationEntry> activation;
  Chosen<InitializerEntry> init;
  Chosen<NormEntry> norm;
  Chosen<LossEntry> loss;  // No entry: "auto".
  Chosen<SurfaceEntry> surface;
  Chosen<OptimizerEntry> optimizer;
  Chosen<ScheduleEntry> schedule;
  Chosen<ScheduleEntry> warmup;  // No entry: none.
  std::vector<Chosen<OptimizerEntry>> wrappers;

  bool on_surface() const { return settings.ChoiceOf("problem") == "surface"; }
};

// Sets one parameter from outside.
std::optional<InputError> SetField(ParamValues& params, std::string_view id,
                                   const FieldValue& value);

// Everything that is unknown or breaks a rule is reported and left at its default; without an
// optimizer there is no run and the result is empty.
std::optional<RunSpec> MakeRunSpec(const RunInput& input, std::vector<InputError>* errors);

// The rule with its wrappers around it, for `layout`.
template <class Scalar>
AnyOptimizer<Scalar> BuildOptimizer(const RunSpec& spec, const Layout& layout) {
  auto rule = MakeOptimizer<Scalar>(*spec.optimizer.entry, spec.optimizer.params, layout);
  if constexpr (!kStartModule) {
    const std::vector<double>& factors = spec.settings.List("layer_rates");
    if (!factors.empty()) {
      rule =
          AnyOptimizer<Scalar>::template Make<LayerRates<Scalar>>(factors, layout, std::move(rule));
    }
  }
  for (const auto& wrapper : spec.wrappers) {
    rule = MakeOptimizer<Scalar>(*wrapper.entry, wrapper.params, layout, std::move(rule));
  }
  return rule;
}

// The schedule with its warm-up before it.
AnySchedule BuildSchedule(const RunSpec& spec);

// The rate that schedules start from: the rule's own, 1 for rules without one.
double BaseRate(const RunSpec& spec);

}  // namespace playground
