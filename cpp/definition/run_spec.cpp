#include "definition/run_spec.h"

#include <algorithm>
#include <cmath>

#include "definition/settings.h"
#include "own/program.h"

namespace playground {
namespace {

void Keep(std::optional<InputError> error, const Wording& prefix, std::vector<InputError>* errors) {
  if (!error) return;
  error->key = prefix + error->key;
  errors->push_back(std::move(*error));
}

Wording TextOf(const FieldValue& value) {
  if constexpr (kStartModule) return {};
  if (const auto* number = std::get_if<double>(&value)) return NumberWording(*number);
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return std::holds_alternative<std::monostate>(value) ? "null" : "a list";
}

// Words of a list whose members are choices, as their indices.
std::optional<InputError> SetWords(ParamValues& params, const ParamSpec& spec,
                                   const std::vector<std::string>& words) {
  std::vector<double> indices;
  for (const std::string& word : words) {
    const int index = IndexOfWord(spec.choices, word);
    if (index < 0) return InputError{Wording(spec.id), word, "is not one of the choices"};
    indices.push_back(index);
  }
  return params.SetList(spec.id, std::move(indices));
}

// A text arrives as the program that it was compiled to. No entry of the start module has one.
[[maybe_unused]] std::optional<InputError> SetProgram(ParamValues& params, const ParamSpec& spec,
                                                      const FieldValue& value) {
  const auto* program = std::get_if<std::vector<double>>(&value);
  if (!program) return InputError{Wording(spec.id), TextOf(value), "must be a compiled program"};
  std::string rule;
  if (!ReadProgram(*program, spec.language, &rule)) {
    return InputError{Wording(spec.id), "a program", std::move(rule)};
  }
  return params.SetProgram(spec.id, *program);
}

// Picks the entry called `id` and sets its parameters. An unknown id is reported.
template <class EntryType>
Chosen<EntryType> Pick(const EntryType* entry, const EntryInput& input, const char* what,
                       std::vector<InputError>* errors) {
  if (!entry) {
    errors->push_back({what, input.id, "is not in the catalog"});
    return {};
  }
  Chosen<EntryType> chosen{entry, ParamValues(entry->params)};
  for (const auto& [id, value] : input.params) {
    Keep(SetField(chosen.params, id, value), Wording(what) + " ", errors);
  }
  return chosen;
}

// Entry chosen by a setting, and its "<setting>.<parameter>" fields.
template <class Registry, class EntryType>
void PickBySetting(const std::string& setting, const ParamValues& settings, const Fields& fields,
                   Chosen<EntryType>& chosen, std::vector<InputError>* errors) {
  const std::string id(settings.ChoiceOf(setting));
  const EntryType* entry = Registry::Find(id);
  if (!entry) return;  // "none" or "auto".
  chosen = {entry, ParamValues(entry->params)};
  const std::string prefix = setting + ".";
  for (const auto& [key, value] : fields) {
    const bool mine = key.rfind(prefix, 0) == 0 && !settings.Declares(key);
    // A parameter of another choice of this setting is left alone: it waits for that choice.
    if (!mine || !chosen.params.Declares(key.substr(prefix.size()))) continue;
    Keep(SetField(chosen.params, key.substr(prefix.size()), value), prefix, errors);
  }
}

bool IsPrefixOfFamily(const ParamValues& settings, const std::string& key) {
  const auto dot = key.find('.');
  if (dot == std::string::npos) return false;
  for (const ParamSpec& spec : settings.specs()) {
    if (!spec.family.empty() && spec.id == key.substr(0, dot)) return true;
  }
  return false;
}

// Factors that are all 1 change nothing.
[[maybe_unused]] void CheckLayerRates(RunSpec& spec, std::vector<InputError>* errors) {
  const std::vector<double>& factors = spec.settings.List("layer_rates");
  const OptimizerEntry& rule = *spec.optimizer.entry;
  const bool all_one = std::all_of(factors.begin(), factors.end(), [](double f) { return f == 1; });
  if (rule.details.own_moves.empty() || all_one) return;
  std::string text;
  for (const double factor : factors) text += (text.empty() ? "" : "-") + FormatNumber(factor);
  errors->push_back({"layer_rates", text,
                     "cannot be used with " + Wording(rule.name) + ": " +
                         Wording(std::string_view(rule.details.own_moves))});
  spec.settings.SetList("layer_rates", {});
}

void CheckTogether(RunSpec& spec, std::vector<InputError>* errors) {
  const auto& start = spec.settings.List("start");
  if (start.size() != 0 && start.size() != 2) {
    errors->push_back({"start", "", "must be one point, x:y"});
    spec.settings.SetList("start", {});
  }
  if (spec.norm.entry && spec.norm.entry->details.mixes_samples && spec.settings["batch"] == 1 &&
      !spec.on_surface()) {
    errors->push_back({"batch", "1", "batch norm needs at least 2 samples; 2 are used"});
    spec.settings.Set("batch", 2);
  }
  if constexpr (!kStartModule) CheckLayerRates(spec, errors);
}

// The settings, and the entries that they pick.
void PickSettings(const RunInput& input, RunSpec& spec, std::vector<InputError>* errors) {
  spec.settings = ParamValues(Settings());
  for (const auto& [key, value] : input.settings) {
    if (spec.settings.Declares(key)) {
      Keep(SetField(spec.settings, key, value), "", errors);
    } else if (!IsPrefixOfFamily(spec.settings, key)) {
      errors->push_back({key, TextOf(value), "is not a known setting"});
    }
  }
  PickBySetting<DatasetRegistry>("data", spec.settings, input.settings, spec.data, errors);
  PickBySetting<ActivationRegistry>("activation", spec.settings, input.settings, spec.activation,
                                    errors);
  PickBySetting<InitializerRegistry>("init", spec.settings, input.settings, spec.init, errors);
  PickBySetting<NormRegistry>("norm", spec.settings, input.settings, spec.norm, errors);
  PickBySetting<LossRegistry>("loss", spec.settings, input.settings, spec.loss, errors);
  PickBySetting<SurfaceRegistry>("surface", spec.settings, input.settings, spec.surface, errors);
}

// The schedule, and the warm-up before it if there is one.
void PickSchedule(const RunInput& input, RunSpec& spec, std::vector<InputError>* errors) {
  spec.schedule =
      Pick(ScheduleRegistry::Find(input.schedule.id), input.schedule, "schedule", errors);
  if (spec.schedule.entry && spec.schedule.entry->details.is_warmup) {
    errors->push_back({"schedule", input.schedule.id, "is a warm-up: it goes before a schedule"});
    spec.schedule.entry = nullptr;
  }
  if (!spec.schedule.entry)
    spec.schedule = Pick(ScheduleRegistry::Find("constant"), {}, "schedule", errors);
  if (input.warmup) {
    spec.warmup = Pick(ScheduleRegistry::Find(input.warmup->id), *input.warmup, "warmup", errors);
    if (spec.warmup.entry && !spec.warmup.entry->details.is_warmup) {
      errors->push_back({"warmup", input.warmup->id, "is not a warm-up"});
      spec.warmup.entry = nullptr;
    }
  }
}

void PickWrappers(const RunInput& input, RunSpec& spec, std::vector<InputError>* errors) {
  for (const EntryInput& wrapper : input.wrappers) {
    auto chosen = Pick(OptimizerRegistry::Find(wrapper.id), wrapper, "with", errors);
    if (chosen.entry && chosen.entry->details.needs.inner) {
      spec.wrappers.push_back(std::move(chosen));
    } else if (chosen.entry) {
      errors->push_back({"with", wrapper.id, "is not a wrapper"});
    }
  }
}

}  // namespace

std::optional<InputError> SetField(ParamValues& params, std::string_view id,
                                   const FieldValue& value) {
  if (!params.Declares(id)) {
    return InputError{Wording(id), TextOf(value), "is not a parameter of this entry"};
  }
  const auto specs = params.specs();
  const ParamSpec& spec = *std::find_if(specs.begin(), specs.end(),
                                        [&](const ParamSpec& each) { return each.id == id; });
  const auto wrong = [&](Wording rule) {
    return InputError{Wording(id), TextOf(value), std::move(rule)};
  };
  if (std::holds_alternative<std::monostate>(value)) return params.Unset(id);
  switch (spec.type) {
    case ParamType::kChoice:
      if (const auto* word = std::get_if<std::string>(&value)) return params.SetChoice(id, *word);
      return wrong("must be one of its choices");
    case ParamType::kList:
      if (const auto* list = std::get_if<std::vector<double>>(&value)) {
        return params.SetList(id, *list);
      }
      if (const auto* words = std::get_if<std::vector<std::string>>(&value)) {
        return SetWords(params, spec, *words);
      }
      return wrong("must be a list");
    case ParamType::kText:
      // The start module has no entry with one.
      if constexpr (!kStartModule) return SetProgram(params, spec, value);
      return std::nullopt;
    default:
      if (const auto* number = std::get_if<double>(&value)) return params.Set(id, *number);
      // Infinity has no number in JSON.
      if (std::get_if<std::string>(&value) && std::get<std::string>(value) == "Infinity") {
        return params.Set(id, std::numeric_limits<double>::infinity());
      }
      return wrong("must be a number");
  }
}

std::optional<RunSpec> MakeRunSpec(const RunInput& input, std::vector<InputError>* errors) {
  RunSpec spec;
  PickSettings(input, spec, errors);
  spec.optimizer =
      Pick(OptimizerRegistry::Find(input.optimizer.id), input.optimizer, "optimizer", errors);
  if (!spec.optimizer.entry) return std::nullopt;
  if (spec.optimizer.entry->details.needs.inner) {
    errors->push_back({"optimizer", input.optimizer.id, "is a wrapper: it needs a rule inside"});
    return std::nullopt;
  }
  PickSchedule(input, spec, errors);
  PickWrappers(input, spec, errors);
  CheckTogether(spec, errors);
  return spec;
}

double BaseRate(const RunSpec& spec) {
  return spec.optimizer.params.Declares("lr") ? spec.optimizer.params["lr"] : 1.0;
}

AnySchedule BuildSchedule(const RunSpec& spec) {
  const ScheduleContext context{BaseRate(spec), spec.settings["steps"]};
  ScheduleContext inner_context = context;
  // A delayed schedule has the rest of the run to itself.
  if (spec.warmup.entry && spec.warmup.entry->details.delay) {
    inner_context.steps =
        std::max(1.0, context.steps - spec.warmup.entry->details.delay(spec.warmup.params));
  }
  AnySchedule schedule = spec.schedule.entry->details.make(spec.schedule.params, inner_context, {});
  if (!spec.warmup.entry) return schedule;
  return spec.warmup.entry->details.make(spec.warmup.params, context, std::move(schedule));
}

}  // namespace playground
