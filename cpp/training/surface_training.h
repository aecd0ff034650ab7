// On a test surface the two coordinates are the parameters that are trained.
#pragma once

#include "definition/run_spec.h"
#include "surfaces/surface_objective.h"
#include "training/training_problem.h"

namespace playground {

template <class Scalar>
class SurfaceTraining final : public TrainingProblem<Scalar> {
 public:
  // spec.surface must be chosen.
  explicit SurfaceTraining(const RunSpec& spec);

  const Layout& layout() const override { return objective_.layout(); }
  void Initialize(Vector<Scalar>& parameters) override;
  void NextBatch() override {
    objective_.NextNoise();
    ++evaluations_;
  }
  double LossAndGradient(const Vector<Scalar>& parameters, Vector<Scalar>& gradient) override {
    return objective_.Evaluate(parameters, &gradient);
  }
  Objective<Scalar>& objective() override { return objective_; }
  PartMetrics Evaluate(Part part, const Vector<Scalar>& parameters) override;
  double BatchesPerEpoch() const override { return 1; }
  double SamplesSeen() const override { return evaluations_; }
  double EvaluationCost() const override { return 0.05; }
  std::unique_ptr<Probe<Scalar>> MakeProbe() const override;

 private:
  SurfaceObjective<Scalar> objective_;
  Point start_;
  double evaluations_ = 0;
};

}  // namespace playground
