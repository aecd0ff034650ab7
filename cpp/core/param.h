// Hyperparameters have a description (ParamSpec) and values (ParamValues).
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/input_error.h"
#include "core/module.h"

namespace playground {

// kText: what a user types in one of our small languages (own/program.h); it arrives compiled.
enum class ParamType { kReal, kInt, kBool, kChoice, kList, kText };

// How a slider runs. kLogOrZero: logarithmic with an extra 0 at its left end. kOneMinusLog:
// logarithmic in 1 - x, for decay factors close to 1.
enum class Scale { kLinear, kLog, kLogOrZero, kOneMinusLog };

inline constexpr double kUnset = std::numeric_limits<double>::quiet_NaN();

// Large enough for every use, small enough that products of two stay finite in float.
inline constexpr double kLarge = 1e12;

// A list of at most `Capacity` members as constant data: a catalog entry is a constant that costs
// no code, and neither memory nor time at the start.
template <class T, std::size_t Capacity>
class ConstantList {
 public:
  constexpr ConstantList() = default;
  // Too many members are no constant expression: the compiler checks the array's bound.
  constexpr ConstantList(std::initializer_list<T> members) {
    for (const T& member : members) Append(member);
  }
  constexpr void Append(const T& member) { members_[size_++] = member; }
  // Not every standard library takes it for a range.
  constexpr operator std::span<const T>() const { return {members_.data(), size_}; }
  constexpr const T* begin() const { return members_.data(); }
  constexpr const T* end() const { return members_.data() + size_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T& operator[](std::size_t i) const { return members_[i]; }

 private:
  std::array<T, Capacity> members_ = {};
  std::size_t size_ = 0;
};

// One hyperparameter or setting, described once; controls, link keys, validation, the formula
// panel and the documentation are made from it.
struct ParamSpec {
  std::string_view id;
  Text symbol = {};   // TeX, may be empty.
  Text summary = {};  // Plain words, no full stop needed.
  ParamType type = ParamType::kReal;
  double default_value = 0;  // The reference implementation's. Choice: index. kUnset: optional.
  double min = 0;            // Closed range of valid values.
  double max = 1;
  Scale scale = Scale::kLinear;
  double start = kUnset;       // What trains a small network here; kUnset: the default.
  double slider_min = kUnset;  // Range of the control; kUnset: min and max.
  double slider_max = kUnset;
  std::string_view choices = {};  // For a kChoice, or a kList's members: "global|tensor".
  ConstantList<double, 4> default_list = {};  // For a kList: numbers, flattened.
  int list_columns = 1;                       // 1: "30-80"; 2: pairs "0:1-100:0.01".
  int max_members = 512;                      // Numbers or words that a list has at most.
  std::string_view family = {};  // For a kChoice that picks a catalog entry: "datasets"...
  std::string_view group = {};   // For a setting: the heading it stands under.
  Text text = {};                // For a kText: the default.
  // For a kText: "rule", "schedule" or "surface". For a kChoice: the names that users give to
  // parameters in such texts can be chosen as well.
  std::string_view language = {};
  bool whole = false;         // For a kList: its members are whole numbers.
  bool min_excluded = false;  // min itself is not valid (a rate of 0, say).

  constexpr bool optional() const { return default_value != default_value; }
};

using ParamList = ConstantList<ParamSpec, 16>;

// The words of a choice, in order.
std::vector<std::string_view> Words(std::string_view choices);
// The index of `word` among the choices; -1: it is none of them.
int IndexOfWord(std::string_view choices, std::string_view word);

// Shorthands for what many entries share. `start` as in ParamSpec.

// A real number >= 0 on a logarithmic slider with an extra 0.
constexpr ParamSpec NonNegative(std::string_view id, Text symbol, Text summary,
                                double default_value, double slider_min, double slider_max,
                                double start = kUnset) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = default_value,
          .max = kLarge,
          .scale = Scale::kLogOrZero,
          .start = start,
          .slider_min = slider_min,
          .slider_max = slider_max};
}

// A real number > 0 on a logarithmic slider.
constexpr ParamSpec Positive(std::string_view id, Text symbol, Text summary, double default_value,
                             double slider_min, double slider_max, double start = kUnset) {
  ParamSpec spec = NonNegative(id, symbol, summary, default_value, slider_min, slider_max, start);
  spec.scale = Scale::kLog;
  spec.min_excluded = true;
  return spec;
}

constexpr ParamSpec LearningRate(double default_value, double start) {
  ParamSpec spec = Positive("lr", R"(\eta)", "Learning rate: the size of a step", default_value,
                            1e-5, 10, start);
  // A rate of 0 is allowed: nothing moves, which is sometimes what one wants to show.
  spec.min_excluded = false;
  return spec;
}

constexpr ParamSpec DecayFactor(std::string_view id, Text symbol, Text summary,
                                double default_value, double slider_max = 0.999) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = default_value,
          .max = 0.99999999,
          .scale = Scale::kOneMinusLog,
          .slider_min = 0,
          .slider_max = slider_max};
}

constexpr ParamSpec Epsilon(double default_value, double start = kUnset) {
  return NonNegative("eps", R"(\epsilon)", "Stabiliser that keeps a division from exploding",
                     default_value, 1e-16, 1, start);
}

constexpr ParamSpec WeightDecay(double default_value, double start = kUnset) {
  return NonNegative("weight_decay", R"(\lambda)", "Weight decay: pulls every weight towards 0",
                     default_value, 1e-6, 1, start);
}

constexpr ParamSpec Flag(std::string_view id, Text summary, bool default_value = false) {
  return {.id = id,
          .summary = summary,
          .type = ParamType::kBool,
          .default_value = default_value ? 1.0 : 0.0};
}

// `max` bounds what costs time or memory in every update: a window, iterations.
constexpr ParamSpec Count(std::string_view id, Text symbol, Text summary, int default_value,
                          int min, int slider_max, double start = kUnset, double max = 1e9) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .type = ParamType::kInt,
          .default_value = static_cast<double>(default_value),
          .min = static_cast<double>(min),
          .max = max,
          .start = start,
          .slider_min = static_cast<double>(min),
          .slider_max = static_cast<double>(slider_max)};
}

// What the user types: `language` as in ParamSpec.
constexpr ParamSpec TextParam(std::string_view id, Text summary, std::string_view language,
                              Text default_text) {
  return {.id = id,
          .summary = summary,
          .type = ParamType::kText,
          .text = default_text,
          .language = language};
}

// choices: "global|tensor".
constexpr ParamSpec Choice(std::string_view id, Text summary, std::string_view choices,
                           int default_index = 0) {
  int last = 0;
  for (const char c : choices) last += c == '|';
  return {.id = id,
          .summary = summary,
          .type = ParamType::kChoice,
          .default_value = static_cast<double>(default_index),
          .max = static_cast<double>(last),
          .choices = choices};
}

// A real number in [min, max] on a linear slider.
constexpr ParamSpec Real(std::string_view id, Text symbol, Text summary, double default_value,
                         double min, double max, double start = kUnset) {
  return {.id = id,
          .symbol = symbol,
          .summary = summary,
          .default_value = default_value,
          .min = min,
          .max = max,
          .start = start};
}

// The values of a list of ParamSpecs, all defaults at first. The specs must outlive it (they are
// static data of the catalog).
class ParamValues {
 public:
  ParamValues() = default;
  explicit ParamValues(std::span<const ParamSpec> specs);

  // The value; a bool is 0 or 1, a choice its index, an unset optional NaN. Aborts on an
  // undeclared id: a typo in an entry fails its first test.
  double operator[](std::string_view id) const;
  bool IsSet(std::string_view id) const;
  bool Is(std::string_view id) const { return (*this)[id] != 0; }
  int Int(std::string_view id) const { return static_cast<int>((*this)[id]); }
  std::string_view ChoiceOf(std::string_view id) const;
  const std::vector<double>& List(std::string_view id) const;

  bool Declares(std::string_view id) const { return Find(id) >= 0; }
  // Whether Set was called for it.
  bool IsGiven(std::string_view id) const;

  // Sets one value after checking it against the spec. A value that breaks a rule is not set and
  // reported; nothing is clamped here (the link parser clamps, and says so). Only a list that is
  // too long is cut, and reported.
  std::optional<InputError> Set(std::string_view id, double value);
  std::optional<InputError> SetChoice(std::string_view id, std::string_view choice);
  std::optional<InputError> SetList(std::string_view id, std::vector<double> values);
  // The compiled form of a text; empty until then. The caller has checked it.
  std::optional<InputError> SetProgram(std::string_view id, std::vector<double> program);
  // Back to not set (optional parameters only).
  std::optional<InputError> Unset(std::string_view id);

  std::span<const ParamSpec> specs() const { return specs_; }

 private:
  int Find(std::string_view id) const;
  int Require(std::string_view id) const;

  std::span<const ParamSpec> specs_;
  std::vector<double> values_;
  std::vector<std::vector<double>> lists_;
  std::vector<bool> given_;
};

}  // namespace playground
