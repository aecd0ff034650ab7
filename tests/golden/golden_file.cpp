#include "golden/golden_file.h"

#include <cmath>
#include <cstdio>

#include "core/input_error.h"

namespace playground::golden {
namespace {

// Below this, errors are measured on the scale of the numbers around, not of the number itself.
constexpr double kSmallMagnitude = 1e-3;

void AppendNumbers(const Json& value, std::vector<double>* numbers) {
  if (!value.is_array()) {
    numbers->push_back(Number(value));
    return;
  }
  for (const Json& element : value) AppendNumbers(element, numbers);
}

// A parameter that is switched off: an entry need not have it.
bool IsOff(const Json& value) {
  return value.is_null() || value == false || (value.is_number() && value == 0);
}

// Hyperparameters that the reference code has and an entry fixes.
bool IsFixed(std::string_view entry, const std::string& id, const Json& value) {
  return (entry == "amsgrad" && id == "amsgrad" && value == true) ||
         (entry == "ldog" && id == "layerwise" && value == true) ||
         (entry == "radam" && id == "rho_threshold" && value == 5);
}

std::optional<InputError> SetParam(const std::string& id, const Json& value, ParamValues* params) {
  if (!params->Declares(id)) {
    if (IsOff(value)) return std::nullopt;
    return InputError{id, value.dump(), "is not a parameter of this entry"};
  }
  if (value.is_null()) return params->Unset(id);
  if (value.is_boolean()) return params->Set(id, value.get<bool>() ? 1 : 0);
  if (value.is_array()) {
    const auto specs = params->specs();
    const auto spec = std::find_if(specs.begin(), specs.end(),
                                   [&](const ParamSpec& each) { return each.id == id; });
    return spec->type == ParamType::kText ? params->SetProgram(id, Numbers(value))
                                          : params->SetList(id, Numbers(value));
  }
  if (value.is_string() && std::isnan(Number(value))) {
    return params->SetChoice(id, value.get<std::string>());
  }
  return params->Set(id, Number(value));
}

}  // namespace

double Number(const Json& value) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (value.is_number()) return value.get<double>();
  if (value == "Infinity") return kInfinity;
  if (value == "-Infinity") return -kInfinity;
  return std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> Numbers(const Json& value) {
  std::vector<double> numbers;
  AppendNumbers(value, &numbers);
  return numbers;
}

Tolerance FileTolerance(const Json& file) {
  return {Number(file["tolerance"]["rtol"]), Number(file["tolerance"]["atol"])};
}

std::optional<std::string> MissingField(const Json& file,
                                        std::initializer_list<const char*> fields) {
  for (const char* field : fields) {
    if (!file.contains(field)) return std::string("the file has no field ") + field;
  }
  return std::nullopt;
}

std::optional<std::string> SetParams(const Json& values,
                                     std::initializer_list<std::string_view> except,
                                     ParamValues* params) {
  for (const auto& [id, value] : values.items()) {
    if (std::find(except.begin(), except.end(), id) != except.end()) continue;
    if (const auto error = SetParam(id, value, params)) {
      return error->key + " = " + error->value + " " + error->message;
    }
  }
  return std::nullopt;
}

bool Decides(double expected, Tolerance usual, Tolerance grown) {
  constexpr double kMost = 0.05;
  if (!std::isfinite(expected)) return true;
  const double size = std::fabs(expected);
  const double growth = grown.atol - usual.atol + (grown.rtol - usual.rtol) * size;
  return growth <= kMost * std::max(size, kSmallMagnitude);
}

void CaseResult::Fail(std::string reason) {
  worst_error = worst_ratio = std::numeric_limits<double>::infinity();
  if (first_failure.empty()) first_failure = std::move(reason);
}

void CaseResult::Compare(std::string_view what, double expected, double got, Tolerance tolerance) {
  const bool same = expected == got || (std::isnan(expected) && std::isnan(got));
  if (same) return;
  const double magnitude = std::max(std::fabs(expected), std::fabs(got));
  const double error = std::fabs(expected - got);
  const double allowed = tolerance.atol + tolerance.rtol * magnitude;
  // One is not finite, the other is (or has the other sign): infinitely wrong.
  const bool comparable = std::isfinite(expected) && std::isfinite(got);
  const double ratio = comparable ? error / allowed : std::numeric_limits<double>::infinity();
  worst_ratio = std::max(worst_ratio, ratio);
  worst_error =
      std::max(worst_error, comparable ? error / std::max(magnitude, kSmallMagnitude) : ratio);
  if (!(ratio <= 1) && first_failure.empty()) {
    char text[160];
    std::snprintf(text, sizeof text, "%.*s: expected %.17g, got %.17g, %.3g times the tolerance",
                  static_cast<int>(what.size()), what.data(), expected, got, ratio);
    first_failure = text;
  }
}

void CaseResult::Compare(std::string_view what, const Json& expected,
                         const std::vector<double>& got, Tolerance tolerance) {
  const std::vector<double> numbers = Numbers(expected);
  if (numbers.size() != got.size()) {
    Fail(std::string(what) + ": expected " + std::to_string(numbers.size()) + " numbers, got " +
         std::to_string(got.size()));
    return;
  }
  for (std::size_t i = 0; i < got.size(); ++i) {
    Compare(std::string(what) + "[" + std::to_string(i) + "]", numbers[i], got[i], tolerance);
  }
}

Layout ReadLayout(const Json& params) {
  Layout layout;
  for (const Json& tensor : params) {
    const auto shape = tensor["shape"].get<std::vector<Index>>();
    const auto name = tensor["name"].get<std::string>();
    if (shape.size() == 2) {
      layout.AddMatrix(name, shape[0], shape[1]);
    } else {
      layout.AddVector(name, shape[0]);
    }
  }
  return layout;
}

template <class Scalar>
MadeOptimizer<Scalar> MakeOptimizer(std::string_view id, const Json& hyper, const Layout& layout) {
  MadeOptimizer<Scalar> made;
  const OptimizerEntry* entry = OptimizerRegistry::Find(id);
  if (!entry) {
    made.error = "there is no optimizer " + std::string(id);
    return made;
  }
  AnyOptimizer<Scalar> inner;
  if (entry->details.needs.inner) {
    if (!hyper.contains("inner")) {
      made.error = std::string(id) + " needs an inner rule";
      return made;
    }
    const Json& spec = hyper["inner"];
    auto made_inner = MakeOptimizer<Scalar>(spec.value("id", ""), spec, layout);
    if (!made_inner.error.empty()) return made_inner;
    inner = std::move(made_inner.rule);
    made.learning_rate = made_inner.learning_rate;
  }
  Json declared = hyper;
  for (const auto& [name, value] : hyper.items()) {
    if (IsFixed(id, name, value)) declared.erase(name);
  }
  ParamValues params(entry->params);
  if (auto error = SetParams(declared, {"id", "inner"}, &params)) {
    made.error = std::move(*error);
    return made;
  }
  if (params.Declares("lr")) made.learning_rate = params["lr"];
  made.rule = playground::MakeOptimizer<Scalar>(*entry, params, layout, std::move(inner));
  return made;
}

template MadeOptimizer<GoldenScalar> MakeOptimizer<GoldenScalar>(std::string_view, const Json&,
                                                                 const Layout&);

}  // namespace playground::golden
