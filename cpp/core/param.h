// Hyperparameters: their description (ParamSpec) and their values (ParamValues).
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problem.h"

namespace playground {

enum class ParamType { kReal, kInt, kBool, kChoice, kList };

// How a slider runs. kLogOrZero: logarithmic with an extra 0 at its left end. kOneMinusLog:
// logarithmic in 1 - x, for decay factors close to 1.
enum class Scale { kLinear, kLog, kLogOrZero, kOneMinusLog };

inline constexpr double kUnset = std::numeric_limits<double>::quiet_NaN();

// One hyperparameter or setting, described once; controls, link keys, validation, the formula
// panel and the documentation are made from it.
struct ParamSpec {
  std::string_view id = {};
  std::string_view symbol = {};   // TeX, may be empty.
  std::string_view summary = {};  // Plain words, no full stop needed.
  ParamType type = ParamType::kReal;
  double default_value = 0;  // Of the reference implementation. Choice: index. kUnset: optional.
  double min = 0;            // Closed range of valid values.
  double max = 1;
  Scale scale = Scale::kLinear;
  double start = kUnset;       // What trains a small network here; kUnset: the default.
  double slider_min = kUnset;  // Range of the control; kUnset: min and max.
  double slider_max = kUnset;
  std::vector<std::string_view> choices = {};  // Of a kChoice.
  std::vector<double> default_list = {};       // Of a kList: numbers, flattened.
  int list_columns = 1;                        // 1: "30-80"; 2: pairs "0:1-100:0.01".
  std::string_view family = {};  // Of a kChoice that picks a catalog entry: "datasets"...
  std::string_view group = {};   // Of a setting: the heading it stands under.
  bool min_excluded = false;     // min itself is not valid (a rate of 0, say).

  bool optional() const { return default_value != default_value; }
};

// Shorthands for what many entries share. `start` as in ParamSpec.
ParamSpec LearningRate(double default_value, double start);
ParamSpec DecayFactor(std::string_view id, std::string_view symbol, std::string_view summary,
                      double default_value, double slider_max = 0.999);
ParamSpec Epsilon(double default_value, double start = kUnset);
ParamSpec WeightDecay(double default_value, double start = kUnset);
ParamSpec Flag(std::string_view id, std::string_view summary, bool default_value = false);
ParamSpec Count(std::string_view id, std::string_view symbol, std::string_view summary,
                int default_value, int min, int slider_max, double start = kUnset);
ParamSpec Choice(std::string_view id, std::string_view summary,
                 std::vector<std::string_view> choices, int default_index = 0);
// A real number >= 0 (positive: > 0) on a logarithmic slider.
ParamSpec Positive(std::string_view id, std::string_view symbol, std::string_view summary,
                   double default_value, double slider_min, double slider_max,
                   double start = kUnset);
ParamSpec NonNegative(std::string_view id, std::string_view symbol, std::string_view summary,
                      double default_value, double slider_min, double slider_max,
                      double start = kUnset);
// A real number in [min, max] on a linear slider.
ParamSpec Real(std::string_view id, std::string_view symbol, std::string_view summary,
               double default_value, double min, double max, double start = kUnset);

// The values of a list of ParamSpecs, all defaults at first. The specs must outlive it (they are
// static data of the catalog).
class ParamValues {
 public:
  ParamValues() = default;
  explicit ParamValues(const std::vector<ParamSpec>& specs);

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
  // reported; nothing is clamped here (the link parser clamps, and says so).
  std::optional<Problem> Set(std::string_view id, double value);
  std::optional<Problem> SetChoice(std::string_view id, std::string_view choice);
  std::optional<Problem> SetList(std::string_view id, std::vector<double> values);
  // Back to not set (optional parameters only).
  std::optional<Problem> Unset(std::string_view id);

  const std::vector<ParamSpec>& specs() const { return *specs_; }

 private:
  int Find(std::string_view id) const;
  int Require(std::string_view id) const;

  const std::vector<ParamSpec>* specs_ = nullptr;
  std::vector<double> values_;
  std::vector<std::vector<double>> lists_;
  std::vector<bool> given_;
};

}  // namespace playground
