#include "core/param.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace playground {
namespace {

// Large enough for every use, small enough that products of two stay finite in float.
constexpr double kLarge = 1e12;

std::string Join(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::optional<Problem> CheckNumber(const ParamSpec& spec, double value) {
  const auto broken = [&](std::string rule) {
    return Problem{std::string(spec.id), FormatNumber(value), std::move(rule)};
  };
  // An optional maximum (a growth rate, say) may be infinite: the same as not set.
  const bool unlimited = spec.optional() && std::isinf(value) && value > 0;
  if (!std::isfinite(value) && !unlimited) return broken("must be a finite number");
  const bool low = spec.min_excluded ? !(value > spec.min) : !(value >= spec.min);
  if (low || !(value <= spec.max || unlimited)) {
    const std::string lower = (spec.min_excluded ? "greater than " : "at least ");
    if (spec.max >= kLarge) return broken("must be " + lower + FormatNumber(spec.min));
    return broken("must be " + lower + FormatNumber(spec.min) + " and at most " +
                  FormatNumber(spec.max));
  }
  if (spec.type == ParamType::kInt && value != std::floor(value)) {
    return broken("must be a whole number");
  }
  if (spec.type == ParamType::kBool && value != 0 && value != 1) {
    return broken("must be true or false");
  }
  return std::nullopt;
}

}  // namespace

ParamSpec LearningRate(double default_value, double start) {
  ParamSpec spec = Positive("lr", R"(\eta)", "Learning rate: the size of a step", default_value,
                            1e-5, 10, start);
  // A rate of 0 is allowed: nothing moves, which is sometimes what one wants to show.
  spec.min_excluded = false;
  return spec;
}

ParamSpec DecayFactor(std::string_view id, std::string_view symbol, std::string_view summary,
                      double default_value, double slider_max) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = default_value,
          .min = 0,
          .max = 0.99999999,
          .scale = Scale::kOneMinusLog,
          .slider_min = 0,
          .slider_max = slider_max};
}

ParamSpec Epsilon(double default_value, double start) {
  return NonNegative("eps", R"(\epsilon)", "Stabiliser that keeps a division from exploding",
                     default_value, 1e-16, 1, start);
}

ParamSpec WeightDecay(double default_value, double start) {
  return NonNegative("weight_decay", R"(\lambda)", "Weight decay: pulls every weight towards 0",
                     default_value, 1e-6, 1, start);
}

ParamSpec Flag(std::string_view id, std::string_view summary, bool default_value) {
  return {.id = id,
          .summary = summary,
          .type = ParamType::kBool,
          .default_value = default_value ? 1.0 : 0.0};
}

ParamSpec Count(std::string_view id, std::string_view symbol, std::string_view summary,
                int default_value, int min, int slider_max, double start) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .type = ParamType::kInt,
          .default_value = static_cast<double>(default_value),
          .min = static_cast<double>(min),
          .max = 1e9,
          .start = start,
          .slider_min = static_cast<double>(min),
          .slider_max = static_cast<double>(slider_max)};
}

ParamSpec Choice(std::string_view id, std::string_view summary,
                 std::vector<std::string_view> choices, int default_index) {
  const double last = static_cast<double>(choices.size()) - 1;
  return {.id = id,
          .summary = summary,
          .type = ParamType::kChoice,
          .default_value = static_cast<double>(default_index),
          .max = last,
          .choices = std::move(choices)};
}

ParamSpec Positive(std::string_view id, std::string_view symbol, std::string_view summary,
                   double default_value, double slider_min, double slider_max, double start) {
  ParamSpec spec =
      NonNegative(id, symbol, summary, default_value, slider_min, slider_max, start);
  spec.scale = Scale::kLog;
  spec.min_excluded = true;
  return spec;
}

ParamSpec NonNegative(std::string_view id, std::string_view symbol, std::string_view summary,
                      double default_value, double slider_min, double slider_max, double start) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = default_value,
          .min = 0,
          .max = kLarge,
          .scale = Scale::kLogOrZero,
          .start = start,
          .slider_min = slider_min,
          .slider_max = slider_max};
}

ParamSpec Real(std::string_view id, std::string_view symbol, std::string_view summary,
               double default_value, double min, double max, double start) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = default_value,
          .min = min,
          .max = max,
          .start = start};
}

ParamValues::ParamValues(const std::vector<ParamSpec>& specs)
    : specs_(&specs), lists_(specs.size()), given_(specs.size(), false) {
  for (const ParamSpec& spec : specs) {
    lists_[values_.size()] = spec.default_list;
    values_.push_back(spec.default_value);
  }
}

int ParamValues::Find(std::string_view id) const {
  if (!specs_) return -1;
  for (std::size_t i = 0; i < specs_->size(); ++i) {
    if ((*specs_)[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

int ParamValues::Require(std::string_view id) const {
  const int place = Find(id);
  if (place < 0) {
    std::fprintf(stderr, "no parameter is declared as %s\n", std::string(id).c_str());
    std::abort();
  }
  return place;
}

double ParamValues::operator[](std::string_view id) const { return values_[Require(id)]; }

bool ParamValues::IsSet(std::string_view id) const { return !std::isnan((*this)[id]); }

bool ParamValues::IsGiven(std::string_view id) const { return given_[Require(id)]; }

std::string_view ParamValues::ChoiceOf(std::string_view id) const {
  const int place = Require(id);
  return (*specs_)[place].choices[static_cast<std::size_t>(values_[place])];
}

const std::vector<double>& ParamValues::List(std::string_view id) const {
  return lists_[Require(id)];
}

std::optional<Problem> ParamValues::Set(std::string_view id, double value) {
  const int place = Find(id);
  if (place < 0) return Problem{std::string(id), FormatNumber(value), "is not a known name"};
  if (auto problem = CheckNumber((*specs_)[place], value)) return problem;
  values_[place] = value;
  given_[place] = true;
  return std::nullopt;
}

std::optional<Problem> ParamValues::SetChoice(std::string_view id, std::string_view choice) {
  const int place = Find(id);
  if (place < 0) return Problem{std::string(id), std::string(choice), "is not a known name"};
  const auto& choices = (*specs_)[place].choices;
  const auto found = std::find(choices.begin(), choices.end(), choice);
  if (found == choices.end()) {
    return Problem{std::string(id), std::string(choice), "must be one of " + Join(choices)};
  }
  values_[place] = static_cast<double>(found - choices.begin());
  given_[place] = true;
  return std::nullopt;
}

std::optional<Problem> ParamValues::SetList(std::string_view id, std::vector<double> values) {
  const int place = Find(id);
  if (place < 0) return Problem{std::string(id), "", "is not a known name"};
  const ParamSpec& spec = (*specs_)[place];
  for (std::size_t i = 0; i < values.size(); ++i) {
    // In pairs the range holds for the second number; the first is a place on the x axis.
    const bool checked = spec.list_columns == 1 || i % 2 == 1;
    const bool valid = std::isfinite(values[i]) &&
                       (!checked || (values[i] >= spec.min && values[i] <= spec.max));
    if (!valid) {
      return Problem{std::string(id), FormatNumber(values[i]),
                     "each number must be between " + FormatNumber(spec.min) + " and " +
                         FormatNumber(spec.max)};
    }
  }
  lists_[place] = std::move(values);
  given_[place] = true;
  return std::nullopt;
}

std::optional<Problem> ParamValues::Unset(std::string_view id) {
  const int place = Find(id);
  if (place < 0 || !(*specs_)[place].optional()) {
    return Problem{std::string(id), "null", "must have a value"};
  }
  values_[place] = kUnset;
  given_[place] = false;
  return std::nullopt;
}

}  // namespace playground
