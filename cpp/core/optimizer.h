// This is the interface of every update rule, and the way in which a rule describes itself.
#pragma once

#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "core/layout.h"
#include "core/module.h"
#include "core/objective.h"
#include "core/param.h"
#include "core/polymorphic.h"
#include "core/registry.h"
#include "core/types.h"

namespace playground {

// A number or a few that a rule keeps or makes and a view or test may show: "d" of Prodigy, "m" of
// Adam. One for all parameters, one for each tensor, one for each parameter, or another size.
struct Internal {
  std::string_view name;
  std::vector<double> values;
};

// A single number, or a vector of any kind, as an Internal.
inline Internal Named(std::string_view name, double value) { return {name, {value}}; }
template <class Values>
Internal Named(std::string_view name, const Eigen::DenseBase<Values>& values) {
  const auto numbers = values.derived().template cast<double>().eval();
  return {name, {numbers.data(), numbers.data() + numbers.size()}};
}

inline void AppendKept(std::vector<Internal>&) {}
template <class Values, class... Rest>
void AppendKept(std::vector<Internal>& states, std::string_view name, const Values& values,
                const Rest&... rest) {
  states.push_back(Named(name, values));
  AppendKept(states, rest...);
}

// Everything one update may use. References live for the call only.
template <class Scalar>
struct StepInput {
  const Vector<Scalar>& gradient;  // At the current parameters, one entry per parameter; finite.
  double learning_rate = 0;        // For this update, already scheduled.
  double loss = 0;                 // At the current parameters.
  std::optional<double> momentum =
      {};  // Set by schedules that cycle it; replaces momentum or beta1.
  Objective<Scalar>* objective = nullptr;     // Null where only gradients exist.
  const Vector<Scalar>* curvature = nullptr;  // A diagonal curvature estimate given from outside
                                              // for this update; replaces the rule's own.
  NormalSource* normals = nullptr;            // Replaces the rule's own random numbers.
  std::vector<Internal>* notes = nullptr;     // Who looks into this update; null: nobody.

  // Says what the rule makes within the update and does not keep.
  template <class Values>
  void Note(std::string_view name, const Values& values) const {
    if constexpr (!kStartModule) {
      if (notes) notes->push_back(Named(name, values));
    }
  }
};

// When the steps of a rule begin to grow near a minimum: once an eigenvalue of P^-1 H exceeds
// factor / rate, H being the curvature and P what the rule divides its averaged gradient by (Cohen
// et al. 2021, arXiv:2103.00065, and 2022, arXiv:2207.14484).
struct StabilityLimit {
  double factor = std::numeric_limits<double>::quiet_NaN();  // NaN: not known.
  bool preconditioned = false;  // P is not the identity; without a factor it is not known yet.
};

// Holds the state of one rule on one parameter vector. Step() allocates nothing (matrix methods:
// nothing outside their refresh); all buffers are made by the constructor.
template <class Scalar>
class Optimizer {
 public:
  virtual ~Optimizer() = default;

  // One update of `parameters`, in place.
  virtual void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) = 0;

  // Numbers kept from step to step beyond parameters and gradient.
  virtual Index StateSize() const = 0;

  // Where the rule is to be evaluated, when that is not where it trains (averages): fills *point
  // and returns true.
  virtual bool EvaluationPoint(const Vector<Scalar>& /*parameters*/,
                               Vector<Scalar>* /*point*/) const {
    return false;
  }

  virtual std::vector<Internal> Internals() const { return {}; }

  // What the rule keeps from step to step, under the names that the entry's `steps` give it; the
  // states of a wrapper come before those of the rule inside.
  virtual std::vector<Internal> States() const { return {}; }

  // For views: the limit of the rule as it stands, and its P as a diagonal of positive numbers if
  // that is not the identity (*diagonal has one entry per parameter). `momentum` as in StepInput.
  virtual StabilityLimit Stability(std::optional<double> /*momentum*/,
                                   Vector<Scalar>* /*diagonal*/) const {
    return {};
  }
};

// The states of a rule: a name, its vector or number, the next name... The start module knows none.
template <class... Rest>
std::vector<Internal> Kept(const Rest&... rest) {
  std::vector<Internal> states;
  if constexpr (!kStartModule) AppendKept(states, rest...);
  return states;
}

template <class Scalar>
using AnyOptimizer = Polymorphic<Optimizer<Scalar>>;

// Makes a rule for one number type; `inner` is empty but for wrappers.
template <class Scalar>
using OptimizerMaker = AnyOptimizer<Scalar> (*)(const ParamValues& params, const Layout& layout,
                                                AnyOptimizer<Scalar> inner);

// What an entry needs beyond a gradient; written in the catalog as words.
struct OptimizerNeeds {
  bool objective = false;      // Evaluates the objective again ("closure").
  bool hessian = false;        // Hessian-vector products or the Hessian.
  bool least_squares = false;  // Residuals and their Jacobian.
  bool layers = false;         // Inputs and output derivatives of dense layers.
  bool shapes = false;         // The shapes of the tensors.
  bool inner = false;          // A wrapper: combines with another entry.
  bool full_batch = false;     // Meant for full-batch gradients.
};

// What most rules hold at most, working memory included, in vectors as long as the parameters.
inline constexpr double kUsualVectors = 8;

// A property of a rule that follows from its hyperparameters and the tensors it works on.
using OptimizerSize = double (*)(const ParamValues& params, const Layout& layout);

// Adds up `size(rows, columns)` of all matrices.
template <class Size>
double SumOfMatrices(const Layout& layout, Size&& size) {
  double sum = 0;
  for (const Tensor& tensor : layout.tensors()) {
    if (tensor.is_matrix) {
      sum += size(static_cast<double>(tensor.rows), static_cast<double>(tensor.cols));
    }
  }
  return sum;
}

struct OptimizerDetails {
  Text group;           // "First-order classics", "Adaptive (diagonal)", ...
  Text mark;            // notes | expected | frontier
  Text state;           // What it keeps, in words: "m, v".
  Text state_multiple;  // In multiples of the parameter count: "2", "(r+c)/(rc)".
  Text decay;           // How weight decay enters: coupled | decoupled | none | ...
  // The update of one weight in the language of own rules (own/program.h), for those who want to
  // look into it: w, g, t, parameters, States() and notes by their names. A statement may begin
  // with the condition under which it counts: "[amsgrad=1,t!=1] v=...". Empty: the rule does not
  // treat weights one by one. Of a wrapper: what it makes of g, or behind the inner rule, of w.
  Text steps = "";
  Text pitfalls = "";  // What goes wrong, in a sentence or two.
  // Why the moves of a layer must not be scaled: the state follows the rule's own moves, and a
  // factor on them would contradict it. Goes after the rule's name; empty: they may be scaled.
  Text own_moves = "";
  OptimizerNeeds needs = {};
  bool usual = false;               // What one tries first: the line-up of a race that names none.
  Text gradient_evaluations = "1";  // Per step: "1", "2", "1-25".
  Index largest_problem = 0;  // Most parameters it can take on (n x n matrices); 0: any number.
  // Numbers that an instance allocates, at most, in single precision (a double counts as two).
  // Known before one is made, so that a run that does not fit into memory is never begun. Null:
  // kUsualVectors for each parameter.
  OptimizerSize memory = nullptr;
  // Gradients of the batch that one update computes, at most. Null: two.
  OptimizerSize gradients = nullptr;
  // Multiply-adds of one update beyond its gradients, roughly. Null: a few for each parameter.
  OptimizerSize work = nullptr;
  OptimizerMaker<float> make_float = nullptr;
  OptimizerMaker<double> make_double = nullptr;
};

using OptimizerEntry = Entry<OptimizerDetails>;
using OptimizerRegistry = Registry<OptimizerDetails>;

// `Rule` is the class template of the rule, constructible from (params, layout).
template <template <class> class Rule>
struct MakeRule {
  template <class Scalar>
  static AnyOptimizer<Scalar> Make(const ParamValues& params, const Layout& layout,
                                   AnyOptimizer<Scalar>) {
    return AnyOptimizer<Scalar>::template Make<Rule<Scalar>>(params, layout);
  }
};
// `Rule` is constructible from (params, layout, inner).
template <template <class> class Rule>
struct MakeWrapper {
  template <class Scalar>
  static AnyOptimizer<Scalar> Make(const ParamValues& params, const Layout& layout,
                                   AnyOptimizer<Scalar> inner) {
    return AnyOptimizer<Scalar>::template Make<Rule<Scalar>>(params, layout, std::move(inner));
  }
};

// Fills in the makers: `Registration registration{WithRule<Adam>({.id = "adam", ...})};`
template <class Maker>
constexpr OptimizerEntry WithMaker(OptimizerEntry entry) {
  entry.details.make_float = &Maker::template Make<float>;
#ifndef PLAYGROUND_FLOAT_ONLY  // The WebAssembly build carries no double rules.
  entry.details.make_double = &Maker::template Make<double>;
#endif
  return entry;
}
template <template <class> class Rule>
constexpr OptimizerEntry WithRule(OptimizerEntry entry) {
  return WithMaker<MakeRule<Rule>>(std::move(entry));
}
template <template <class> class Rule>
constexpr OptimizerEntry WithWrapper(OptimizerEntry entry) {
  entry.details.needs.inner = true;
  return WithMaker<MakeWrapper<Rule>>(std::move(entry));
}

// The rule of an entry for one number type.
template <class Scalar>
AnyOptimizer<Scalar> MakeOptimizer(const OptimizerEntry& entry, const ParamValues& params,
                                   const Layout& layout, AnyOptimizer<Scalar> inner = {}) {
  if constexpr (std::is_same_v<Scalar, float>) {
    return entry.details.make_float(params, layout, std::move(inner));
  } else {
    return entry.details.make_double(params, layout, std::move(inner));
  }
}

}  // namespace playground
