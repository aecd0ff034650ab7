#include "definition/catalog_json.h"

#include <cmath>
#include <span>
#include <string_view>
#include <vector>

#include "core/optimizer.h"
#include "core/schedule.h"
#include "data/dataset.h"
#include "definition/settings.h"
#include "nn/activation.h"
#include "nn/initializer.h"
#include "nn/loss.h"
#include "nn/norm.h"
#include "surfaces/surface.h"

namespace playground {
namespace {

// Writes JSON front to back; keeps track of commas only.
class JsonWriter {
 public:
  void Open(char bracket) {
    Separate();
    text_ += bracket;
    fresh_ = true;
  }
  void Close(char bracket) {
    text_ += bracket;
    fresh_ = false;
  }
  void Key(std::string_view key) {
    Separate();
    Quote(key);
    text_ += ':';
    fresh_ = true;
  }
  void Text(std::string_view value) {
    Separate();
    Quote(value);
  }
  void Number(double value) {
    Separate();
    text_ += std::isfinite(value) ? FormatNumber(value) : "null";
  }
  void Bool(bool value) {
    Separate();
    text_ += value ? "true" : "false";
  }
  void Field(std::string_view key, std::string_view value) {
    Key(key);
    Text(value);
  }
  void Field(std::string_view key, double value) {
    Key(key);
    Number(value);
  }
  void Flag(std::string_view key, bool value) {
    Key(key);
    Bool(value);
  }
  void Numbers(std::string_view key, const std::vector<double>& values) {
    Key(key);
    Open('[');
    for (double value : values) Number(value);
    Close(']');
  }
  void Words(std::string_view key, const std::vector<std::string_view>& words) {
    Key(key);
    Open('[');
    for (std::string_view word : words) Text(word);
    Close(']');
  }

  std::string Take() { return std::move(text_); }

 private:
  void Separate() {
    if (!fresh_) text_ += ',';
    fresh_ = false;
  }
  void Quote(std::string_view value) {
    text_ += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') text_ += '\\';
      text_ += c == '\n' ? ' ' : c;
    }
    text_ += '"';
  }

  std::string text_;
  bool fresh_ = true;
};

std::string_view TypeName(ParamType type) {
  switch (type) {
    case ParamType::kInt:
      return "int";
    case ParamType::kBool:
      return "bool";
    case ParamType::kChoice:
      return "choice";
    case ParamType::kList:
      return "list";
    case ParamType::kText:
      return "text";
    default:
      return "real";
  }
}

// A default or start value as it stands in links: word, list, true/false or number.
void WriteValue(JsonWriter& json, const ParamSpec& spec, double value) {
  if (spec.type == ParamType::kList) {
    json.Open('[');
    for (double member : spec.default_list) {
      if (spec.choices.empty()) {
        json.Number(member);
      } else {
        json.Text(Words(spec.choices)[static_cast<std::size_t>(member)]);
      }
    }
    json.Close(']');
  } else if (spec.type == ParamType::kChoice) {
    json.Text(Words(spec.choices)[static_cast<std::size_t>(value)]);
  } else if (spec.type == ParamType::kText) {
    json.Text(spec.text);
  } else if (spec.type == ParamType::kBool) {
    json.Bool(value != 0);
  } else {
    json.Number(value);
  }
}

void WriteParam(JsonWriter& json, const ParamSpec& spec) {
  const auto or_else = [](double value, double fallback) {
    return std::isnan(value) ? fallback : value;
  };
  json.Open('{');
  json.Field("id", spec.id);
  json.Field("symbol", spec.symbol);
  json.Field("summary", spec.summary);
  json.Field("type", TypeName(spec.type));
  json.Key("default");
  WriteValue(json, spec, spec.default_value);
  json.Key("start");
  WriteValue(json, spec, or_else(spec.start, spec.default_value));
  json.Field("min", spec.min);
  json.Field("max", spec.max);
  json.Flag("minExcluded", spec.min_excluded);
  json.Field("scale", spec.scale == Scale::kLinear ? "linear" : "log");
  json.Flag("zero", spec.scale == Scale::kLogOrZero);
  json.Flag("complement", spec.scale == Scale::kOneMinusLog);
  json.Field("sliderMin", or_else(spec.slider_min, spec.min));
  json.Field("sliderMax", or_else(spec.slider_max, spec.max));
  json.Words("choices", Words(spec.choices));
  json.Field("columns", static_cast<double>(spec.list_columns));
  if (spec.type == ParamType::kList) {
    json.Field("maxLength", static_cast<double>(spec.max_members));
  }
  if (spec.whole) json.Flag("whole", true);
  json.Flag("optional", spec.optional());
  if (!spec.language.empty()) json.Field("language", spec.language);
  if (!spec.family.empty()) json.Field("family", spec.family);
  if (!spec.group.empty()) json.Field("group", spec.group);
  json.Close('}');
}

void WriteParams(JsonWriter& json, std::span<const ParamSpec> params) {
  json.Open('[');
  for (const ParamSpec& spec : params) WriteParam(json, spec);
  json.Close(']');
}

void WriteDetails(JsonWriter& json, const OptimizerDetails& details) {
  const OptimizerNeeds& needs = details.needs;
  std::vector<std::string_view> words;
  if (needs.objective) words.push_back("objective");
  if (needs.hessian) words.push_back("hessian");
  if (needs.least_squares) words.push_back("leastSquares");
  if (needs.layers) words.push_back("layers");
  if (needs.shapes) words.push_back("shapes");
  if (needs.inner) words.push_back("inner");
  if (needs.full_batch) words.push_back("fullBatch");
  json.Field("group", details.group);
  json.Field("mark", details.mark);
  json.Field("state", details.state);
  json.Field("stateMultiple", details.state_multiple);
  json.Field("decay", details.decay);
  json.Field("pitfalls", details.pitfalls);
  if (!details.steps.empty()) json.Field("steps", details.steps);
  if (!details.own_moves.empty()) json.Field("ownMoves", details.own_moves);
  json.Field("gradientEvaluations", details.gradient_evaluations);
  json.Words("needs", words);
  json.Flag("wrapper", needs.inner);
  if (details.usual) json.Flag("usual", true);
}
void WriteDetails(JsonWriter& json, const ScheduleDetails& details) {
  json.Field("mark", details.mark);
  json.Flag("warmup", details.is_warmup);
  json.Flag("cyclesMomentum", details.cycles_momentum);
  if (details.is_range_test) json.Flag("rangeTest", true);
}
void WriteDetails(JsonWriter& json, const DatasetDetails& details) {
  constexpr std::string_view kTasks[] = {"binary", "multiclass", "regression"};
  json.Field("task", kTasks[static_cast<int>(details.task)]);
  json.Field("features", static_cast<double>(details.features));
  json.Field("classes", static_cast<double>(details.classes));
  json.Field("file", details.file);
  json.Flag("own", details.own);
}
void WriteDetails(JsonWriter& json, const SurfaceDetails& details) {
  const Window& window = details.window;
  json.Numbers("start", {details.start.x, details.start.y});
  json.Numbers("window", {window.x_min, window.x_max, window.y_min, window.y_max});
  json.Field("rate", details.rate);
}
template <class Details>
void WriteDetails(JsonWriter&, const Details&) {}

template <class Registry>
void WriteFamily(JsonWriter& json, std::string_view name) {
  json.Key(name);
  json.Open('[');
  for (const auto& entry : Registry::All()) {
    json.Open('{');
    json.Field("id", entry.id);
    json.Field("name", entry.name);
    json.Field("summary", entry.summary);
    json.Field("formula", entry.formula);
    json.Field("reference", entry.reference);
    json.Key("params");
    WriteParams(json, entry.params);
    WriteDetails(json, entry.details);
    json.Close('}');
  }
  json.Close(']');
}

}  // namespace

std::string CatalogJson() {
  JsonWriter json;
  json.Open('{');
  json.Field("version", 1);
  WriteFamily<OptimizerRegistry>(json, "optimizers");
  WriteFamily<ScheduleRegistry>(json, "schedules");
  WriteFamily<DatasetRegistry>(json, "datasets");
  WriteFamily<ActivationRegistry>(json, "activations");
  WriteFamily<LossRegistry>(json, "losses");
  WriteFamily<InitializerRegistry>(json, "initializers");
  WriteFamily<SurfaceRegistry>(json, "surfaces");
  WriteFamily<NormRegistry>(json, "norms");
  json.Key("settings");
  WriteParams(json, Settings());
  json.Close('}');
  return json.Take();
}

}  // namespace playground
