// The tests of wrappers share a wrapper around an inner rule, and the parameters that they update.
#pragma once

#include <utility>
#include <vector>

#include "cpp/optimizers/optimizer_testing.h"

namespace playground {

class WrapperRun {
 public:
  // Around plain gradient descent, or around heavy ball if `momentum` is not 0.
  WrapperRun(std::string_view id, const std::vector<RuleSetting>& settings,
             const std::vector<double>& start, const Layout& layout, double momentum = 0)
      : parameters_(ToVector(start)) {
    const OptimizerEntry* inner = OptimizerRegistry::Find(momentum == 0 ? "sgd" : "momentum");
    const OptimizerEntry* entry = OptimizerRegistry::Find(id);
    std::vector<RuleSetting> inner_settings;
    if (momentum != 0) inner_settings.push_back({"momentum", momentum});
    rule_ = MakeOptimizer<double>(
        *entry, RuleValues(*entry, settings), layout,
        MakeOptimizer<double>(*inner, RuleValues(*inner, inner_settings), layout));
  }
  WrapperRun(std::string_view id, const std::vector<RuleSetting>& settings,
             const std::vector<double>& start, double momentum = 0)
      : WrapperRun(id, settings, start, VectorLayout(static_cast<Index>(start.size())), momentum) {}

  void Step(const std::vector<double>& gradient, double learning_rate,
            Objective<double>* objective = nullptr, NormalSource* normals = nullptr) {
    const Vector<double> g = ToVector(gradient);
    StepInput<double> input{.gradient = g, .learning_rate = learning_rate};
    input.objective = objective;
    input.normals = normals;
    rule_->Step(input, parameters_);
  }

  // Fails the test unless the parameters are `expected`, up to rounding.
  void ExpectAt(const std::vector<double>& expected) const { ExpectNear(parameters_, expected); }

  // The same for where the rule is to be evaluated.
  void ExpectEvaluatedAt(const std::vector<double>& expected) const {
    Vector<double> point;
    ASSERT_TRUE(rule_->EvaluationPoint(parameters_, &point));
    ExpectNear(point, expected);
  }

  Vector<double>& parameters() { return parameters_; }
  Optimizer<double>& rule() { return *rule_; }

 private:
  static Vector<double> ToVector(const std::vector<double>& values) {
    return Eigen::Map<const Vector<double>>(values.data(), static_cast<Index>(values.size()));
  }
  static void ExpectNear(const Vector<double>& got, const std::vector<double>& expected) {
    ASSERT_EQ(got.size(), static_cast<Index>(expected.size()));
    for (Index i = 0; i < got.size(); ++i) {
      EXPECT_NEAR(got[i], expected[static_cast<std::size_t>(i)], 1e-12) << "parameter " << i;
    }
  }

  Vector<double> parameters_;
  AnyOptimizer<double> rule_;
};

}  // namespace playground
