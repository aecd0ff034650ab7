// A run trains on a problem: a network on a data set, or a test surface.
#pragma once

#include <limits>

#include "core/objective.h"
#include "core/polymorphic.h"
#include "diagnostics/probe.h"

namespace playground {

enum class Part { kTraining, kValidation };

// NaN where not defined.
struct PartMetrics {
  double loss = std::numeric_limits<double>::quiet_NaN();
  double accuracy = std::numeric_limits<double>::quiet_NaN();  // Share of right classes.
  double r2 = std::numeric_limits<double>::quiet_NaN();  // Regression: see Metrics of a network.
};

// Copyable as a whole (running statistics, batch order, random streams): a copy is a checkpoint.
template <class Scalar>
class TrainingProblem : public Probeable<Scalar> {
 public:
  virtual void Initialize(Vector<Scalar>& parameters) = 0;

  // Moves on to the next mini-batch.
  virtual void NextBatch() = 0;
  // Loss of the current mini-batch in training mode, and its gradient, penalties included.
  virtual double LossAndGradient(const Vector<Scalar>& parameters, Vector<Scalar>& gradient) = 0;
  // The same function for rules that evaluate again within a step.
  virtual Objective<Scalar>& objective() = 0;

  virtual PartMetrics Evaluate(Part part, const Vector<Scalar>& parameters) = 0;

  // Updates in one epoch; 1 for a surface.
  virtual double BatchesPerEpoch() const = 0;
  // Samples used by all batches so far.
  virtual double SamplesSeen() const = 0;
  // Cost of one evaluation of both parts in multiples of one step, roughly.
  virtual double EvaluationCost() const = 0;
};

template <class Scalar>
using AnyTrainingProblem = Polymorphic<TrainingProblem<Scalar>>;

}  // namespace playground
