// A wrapper is a rule that works around another rule.
#pragma once

#include <utility>
#include <vector>

#include "core/optimizer.h"

namespace playground {

// What a wrapper notes before and behind the step of the rule inside; what that rule notes stands
// between.
inline constexpr std::string_view kInnerGradient = "inner gradient";
inline constexpr std::string_view kInnerResult = "inner result";

// Passes everything on to the inner rule; a wrapper overrides what it changes.
template <class Scalar>
class Wrapper : public Optimizer<Scalar> {
 public:
  explicit Wrapper(AnyOptimizer<Scalar> inner) : inner_(std::move(inner)) {}

  Index StateSize() const override { return inner_->StateSize(); }

  bool EvaluationPoint(const Vector<Scalar>& parameters, Vector<Scalar>* point) const override {
    return inner_->EvaluationPoint(parameters, point);
  }

  std::vector<Internal> Internals() const override { return inner_->Internals(); }

  std::vector<Internal> States() const override { return inner_->States(); }

 protected:
  // The states of a wrapper, and those of the rule inside.
  std::vector<Internal> WithInner(std::vector<Internal> own) const {
    for (Internal& state : inner_->States()) own.push_back(std::move(state));
    return own;
  }

  void StepInner(const StepInput<Scalar>& input, Vector<Scalar>& parameters) {
    StepInner(input, input.gradient, parameters);
  }
  // The same with another gradient.
  void StepInner(const StepInput<Scalar>& input, const Vector<Scalar>& gradient,
                 Vector<Scalar>& parameters) {
    input.Note(kInnerGradient, gradient);
    inner_->Step({.gradient = gradient,
                  .learning_rate = input.learning_rate,
                  .loss = input.loss,
                  .momentum = input.momentum,
                  .objective = input.objective,
                  .curvature = input.curvature,
                  .normals = input.normals,
                  .notes = input.notes},
                 parameters);
    input.Note(kInnerResult, parameters);
  }

 private:
  AnyOptimizer<Scalar> inner_;
};

// A wrapper that only changes the gradient before the inner rule sees it.
template <class Scalar>
class GradientWrapper : public Wrapper<Scalar> {
 public:
  GradientWrapper(const Layout& layout, AnyOptimizer<Scalar> inner)
      : Wrapper<Scalar>(std::move(inner)), gradient_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) final {
    gradient_ = input.gradient;
    Change(input, parameters, gradient_);
    this->StepInner(input, gradient_, parameters);
  }

 protected:
  // Changes `gradient`, which holds input.gradient, in place.
  virtual void Change(const StepInput<Scalar>& input, const Vector<Scalar>& parameters,
                      Vector<Scalar>& gradient) = 0;

 private:
  Vector<Scalar> gradient_;
};

}  // namespace playground
