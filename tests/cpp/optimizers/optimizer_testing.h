// The tests of update rules share a rule made by its id, and quadratic objectives.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/optimizer.h"

namespace playground {

struct RuleSetting {
  std::string_view id;
  double value = 0;
  std::string_view choice = "";  // For a choice; `value` is not used then.
};

inline Layout VectorLayout(Index size) {
  Layout layout;
  layout.AddVector("b", size);
  return layout;
}

// Defaults but for `settings`; a setting that the entry refuses fails the test.
inline ParamValues RuleValues(const OptimizerEntry& entry,
                              const std::vector<RuleSetting>& settings) {
  ParamValues values(entry.params);
  for (const RuleSetting& setting : settings) {
    const auto error = setting.choice.empty() ? values.Set(setting.id, setting.value)
                                              : values.SetChoice(setting.id, setting.choice);
    if (error) ADD_FAILURE() << entry.id << " " << setting.id << ": " << error->message;
  }
  return values;
}

// One rule and the parameters it updates.
template <class Scalar = double>
class RuleRun {
 public:
  RuleRun(std::string_view id, const std::vector<RuleSetting>& settings,
          const std::vector<double>& start)
      : RuleRun(id, settings, start, VectorLayout(static_cast<Index>(start.size()))) {}

  RuleRun(std::string_view id, const std::vector<RuleSetting>& settings,
          const std::vector<double>& start, const Layout& layout)
      : parameters_(Convert(start)) {
    const OptimizerEntry* entry = OptimizerRegistry::Find(id);
    if (entry == nullptr) {
      ADD_FAILURE() << "no entry is called " << id;
      std::abort();
    }
    rule_ = MakeOptimizer<Scalar>(*entry, RuleValues(*entry, settings), layout);
  }

  void Step(const std::vector<double>& gradient, double learning_rate,
            std::optional<double> momentum = {}, Objective<Scalar>* objective = nullptr) {
    const Vector<Scalar> g = Convert(gradient);
    StepInput<Scalar> input{.gradient = g, .learning_rate = learning_rate};
    input.momentum = momentum;
    input.objective = objective;
    rule_->Step(input, parameters_);
  }

  Scalar operator[](Index i) const { return parameters_[i]; }
  Vector<Scalar>& parameters() { return parameters_; }
  Optimizer<Scalar>& rule() { return *rule_; }

  // Where the rule wants to be evaluated.
  Vector<Scalar> Evaluated() const {
    Vector<Scalar> point = parameters_;
    rule_->EvaluationPoint(parameters_, &point);
    return point;
  }

 private:
  static Vector<Scalar> Convert(const std::vector<double>& values) {
    return Eigen::Map<const Vector<double>>(values.data(), static_cast<Index>(values.size()))
        .template cast<Scalar>();
  }

  Vector<Scalar> parameters_;
  AnyOptimizer<Scalar> rule_;
};

// f(x) = 1/2 sum k_i x_i^2, with everything an optimizer may ask of an objective.
template <class Scalar>
class DiagonalQuadratic final : public Objective<Scalar> {
 public:
  DiagonalQuadratic(const Layout& layout, const std::vector<double>& curvatures)
      : layout_(layout), k_(static_cast<Index>(curvatures.size())) {
    for (Index i = 0; i < k_.size(); ++i) k_[i] = static_cast<Scalar>(curvatures[i]);
  }

  const Layout& layout() const override { return layout_; }

  double Evaluate(const Vector<Scalar>& x, Vector<Scalar>* gradient) override {
    if (gradient != nullptr) *gradient = k_.cwiseProduct(x);
    return 0.5 * static_cast<double>((k_.array() * x.array().square()).sum());
  }

  bool HessianTimes(const Vector<Scalar>&, const Vector<Scalar>& direction,
                    Vector<Scalar>& result) override {
    result = k_.cwiseProduct(direction);
    return true;
  }

  // With residuals r_i = sqrt(k_i) x_i.
  bool GaussNewton(const Vector<Scalar>& x, Matrix<Scalar>& matrix, Vector<Scalar>& gradient,
                   double& value) override {
    matrix.setZero(k_.size(), k_.size());
    matrix.diagonal() = k_;
    value = Evaluate(x, &gradient);
    return true;
  }

  bool SampledGradient(const Vector<Scalar>&, Random&, Vector<Scalar>& gradient) override {
    gradient = k_.cwiseSqrt();
    return true;
  }

  // One block a pair of matrix and following vector; unit factors.
  bool KroneckerFactors(const Vector<Scalar>&, Fisher,
                        std::vector<KroneckerBlock<Scalar>>& blocks) override {
    std::size_t block = 0;
    const auto& tensors = layout_.tensors();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
      if (!tensors[i].is_matrix) continue;
      const bool bias = i + 1 < tensors.size() && !tensors[i + 1].is_matrix;
      if (blocks.size() <= block) blocks.emplace_back();
      KroneckerBlock<Scalar>& factors = blocks[block++];
      factors.weight = static_cast<Index>(i);
      factors.bias = bias ? static_cast<Index>(i) + 1 : -1;
      const Index inputs = tensors[i].cols + (bias ? 1 : 0);
      factors.inputs.setIdentity(inputs, inputs);
      factors.outputs.setIdentity(tensors[i].rows, tensors[i].rows);
    }
    return true;
  }

 private:
  Layout layout_;
  Vector<Scalar> k_;
};

}  // namespace playground
