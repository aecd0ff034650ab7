// Reading golden files and comparing with them. The formats are described in data/README.md.
//
// One function a format: it takes the file as JSON and returns one result for every row of the
// table that it contributes to. Each is defined in a .cpp of this folder, which instantiates it for
// GoldenScalar at its end:
//     template std::vector<CaseResult> CheckTraining<GoldenScalar>(const Json& file);
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/layout.h"
#include "core/optimizer.h"
#include "core/param.h"
#include "core/random.h"
#include "core/types.h"

namespace playground::golden {

using Json = nlohmann::json;

#ifdef PLAYGROUND_FLOAT_ONLY
using GoldenScalar = float;
#else
using GoldenScalar = double;
#endif

// |expected - got| <= atol + rtol * max(|expected|, |got|).
struct Tolerance {
  double rtol = 0;
  double atol = 0;
};

// The tolerance a file names for double precision.
Tolerance FileTolerance(const Json& file);

// For numbers computed in `Scalar` after `step` updates: the file's in double; in float 2e-4 / 2e-5
// for up to 10 updates, 1e-3 / 1e-4 beyond, and in any case no less than the file's. `conditioning`
// is the relative change of the result when its start moves by one unit in the last place of a
// double; where a float's unit would move it by more than the tolerance, that is the tolerance.
template <class Scalar>
Tolerance ToleranceAfter(const Json& file, int step, double conditioning = 0) {
  Tolerance tolerance = FileTolerance(file);
  if constexpr (std::is_same_v<Scalar, float>) {
    constexpr double kFloatUnitInDoubleUnits = 0x1p29;
    const Tolerance single = step <= 10 ? Tolerance{2e-4, 2e-5} : Tolerance{1e-3, 1e-4};
    const double unavoidable = conditioning * kFloatUnitInDoubleUnits;
    tolerance.rtol = std::max({tolerance.rtol, single.rtol, unavoidable});
    tolerance.atol = std::max({tolerance.atol, single.atol, unavoidable});
  }
  return tolerance;
}

// What came out of comparing one case (a file, or one item of a file with many).
struct CaseResult {
  std::string entry;          // The row of the table: "adam", "activation gelu", "loss mse".
  double worst_error = 0;     // Largest |expected - got| / max(|expected|, |got|, 1e-3).
  double worst_ratio = 0;     // Largest error in units of what the tolerance allows; <= 1 passes.
  int numbers = 0;            // Compared, ...
  int undecided = 0;          // ... and left out, because no tolerance would prove anything.
  std::string first_failure;  // What, expected and got; or why the case could not be run.

  bool passed() const { return first_failure.empty(); }

  // Compares one number, an array or nested arrays (flattened, row by row). Numbers that are not
  // finite must agree exactly. `what` names them in a failure ("parameters after 10").
  void Compare(std::string_view what, const Json& expected, const std::vector<double>& got,
               Tolerance tolerance);
  void Compare(std::string_view what, double expected, double got, Tolerance tolerance);
  // Marks the case as failed, for a reason other than a number.
  void Fail(std::string reason);
};

// Numbers that a replayed case has come to, and what the file expects of them.
struct Observation {
  std::string what;
  std::vector<double> expected, got;
  int step = 0;  // Updates before it.
};
using Observations = std::vector<Observation>;

// Moves every parameter by -1, 0 or 1 units in the last place.
template <class Scalar>
void Nudge(Random& random, Vector<Scalar>& parameters) {
  for (Scalar& parameter : parameters) {
    const auto direction = static_cast<Scalar>(static_cast<int>(random.Below(3)) - 1);
    parameter += direction * std::numeric_limits<Scalar>::epsilon() * parameter;
  }
}

// Whether agreement within a tolerance that grew from `usual` still says something: it grew by no
// more than a twentieth of the number, or of the small numbers around it.
bool Decides(double expected, Tolerance usual, Tolerance grown);

// Compares what replay(nullptr) observes. In float the tolerance of each number grows by how much
// it changes when replay(&random) rounds worse: it nudges the parameters before every update, as
// rounding in another order might. On a well-behaved path that adds nothing to speak of; near a
// singular matrix, or where a line search may branch, it is what single precision can tell; numbers
// that it cannot tell are counted and left out, and a case of nothing else fails.
template <class Scalar, class Replay>
void CompareReplay(const Json& file, const Replay& replay, CaseResult* result) {
  constexpr int kNudgedReplays = std::is_same_v<Scalar, float> ? 8 : 0;
  // A few replays do not find the worst rounding.
  constexpr double kSafety = 4;
  const double conditioning = file.value("conditioning", 0.0);
  const Observations observations = replay(nullptr);
  std::vector<Observations> nudged;
  for (std::uint32_t seed = 1; seed <= kNudgedReplays; ++seed) {
    Random random(seed, Stream::kOutliers);
    nudged.push_back(replay(&random));
  }
  for (std::size_t i = 0; i < observations.size(); ++i) {
    const Observation& seen = observations[i];
    if (seen.expected.size() != seen.got.size()) {
      result->Fail(seen.what + ": expected " + std::to_string(seen.expected.size()) +
                   " numbers, got " + std::to_string(seen.got.size()));
      continue;
    }
    for (std::size_t j = 0; j < seen.got.size(); ++j) {
      Tolerance tolerance = ToleranceAfter<Scalar>(file, seen.step, conditioning);
      for (const Observations& other : nudged) {
        const double change = std::fabs(other[i].got[j] - seen.got[j]);
        if (std::isfinite(change)) {
          tolerance.atol = std::max(tolerance.atol, FileTolerance(file).atol + kSafety * change);
        }
      }
      if (!Decides(seen.expected[j], ToleranceAfter<Scalar>(file, seen.step), tolerance)) {
        ++result->undecided;
        continue;
      }
      ++result->numbers;
      result->Compare(seen.what + "[" + std::to_string(j) + "]", seen.expected[j], seen.got[j],
                      tolerance);
    }
  }
  if (result->numbers == 0) result->Fail("no number can be told in this precision");
}

// A number, or one of the strings "NaN", "Infinity", "-Infinity".
double Number(const Json& value);
// All numbers of a number or of nested arrays, in order.
std::vector<double> Numbers(const Json& value);
// What is not there, or nothing: for a check before reading, since reading a missing field ends the
// program (there are no exceptions).
std::optional<std::string> MissingField(const Json& file,
                                        std::initializer_list<const char*> fields);

// Sets every member of `values` but those in `except` ("id", "inner"); returns why one cannot be
// set. null means not set; a parameter that the entry does not declare may only be off: null, false
// or 0.
std::optional<std::string> SetParams(const Json& values,
                                     std::initializer_list<std::string_view> except,
                                     ParamValues* params);

// The rule `spec` = {id, hyperparameters...}, with its `inner` rule made likewise; reports why it
// cannot be made. `learning_rate` is the rate of the rule that has one, `params` its values.
template <class Scalar>
struct MadeOptimizer {
  AnyOptimizer<Scalar> rule;
  double learning_rate = 1;
  std::string error;
};
template <class Scalar>
MadeOptimizer<Scalar> MakeOptimizer(std::string_view id, const Json& hyper, const Layout& layout);

// Layout of `params`: [{name, shape}].
Layout ReadLayout(const Json& params);

// Appends the numbers of one list a tensor ("init", "grads") into a flat vector.
template <class Scalar>
Vector<Scalar> Flatten(const Json& tensors) {
  const std::vector<double> numbers = Numbers(tensors);
  Vector<Scalar> flat(static_cast<Index>(numbers.size()));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    flat[static_cast<Index>(i)] = static_cast<Scalar>(numbers[i]);
  }
  return flat;
}

template <class Derived>
std::vector<double> ToDoubles(const Eigen::DenseBase<Derived>& values) {
  std::vector<double> result(static_cast<std::size_t>(values.size()));
  for (Index i = 0; i < values.size(); ++i) {
    result[static_cast<std::size_t>(i)] = static_cast<double>(values.derived().coeff(i));
  }
  return result;
}

// The values of an internal number of the rule; empty if it keeps none of this name.
template <class Scalar>
std::vector<double> InternalOf(const Optimizer<Scalar>& rule, std::string_view name) {
  for (const Internal& internal : rule.Internals()) {
    if (internal.name == name) return internal.values;
  }
  return {};
}

// optim.cpp: optimizer-trajectory/1
template <class Scalar>
std::vector<CaseResult> CheckOptimizer(const Json& file);
// closure.cpp: objective-trajectory/1
template <class Scalar>
std::vector<CaseResult> CheckObjective(const Json& file);
// sched.cpp: schedule/1 (rates are doubles in every build)
template <class Scalar>
std::vector<CaseResult> CheckSchedule(const Json& file);
// mlp.cpp: mlp-training/1
template <class Scalar>
std::vector<CaseResult> CheckTraining(const Json& file);
// grads.cpp: activation-values/1, loss-values/1, layer-values/1, mlp-gradients/1
template <class Scalar>
std::vector<CaseResult> CheckActivations(const Json& file);
template <class Scalar>
std::vector<CaseResult> CheckLosses(const Json& file);
template <class Scalar>
std::vector<CaseResult> CheckLayers(const Json& file);
template <class Scalar>
std::vector<CaseResult> CheckNetworks(const Json& file);

}  // namespace playground::golden
