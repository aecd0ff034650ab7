// A run repeats: batch -> gradient -> rate -> step -> record.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/optimizer.h"
#include "core/schedule.h"
#include "core/types.h"
#include "definition/run_spec.h"
#include "diagnostics/diagnostics.h"
#include "training/counting_objective.h"
#include "training/fingerprint.h"
#include "training/history.h"
#include "training/loss_band.h"
#include "training/training_problem.h"

namespace playground {

enum class RunStatus { kReady, kTraining, kFinished, kDiverged };

// The first thing on the curve that a reader should be told.
enum class EventKind { kNone, kSpike, kDivergence };

struct RunEvent {
  EventKind kind = EventKind::kNone;
  std::int32_t step = 0;  // The update whose loss showed it.
  std::string message;
};

// One line of a replay: the state after `step` updates.
struct ReplayRow {
  std::int32_t step = 0;
  double epoch = 0;
  double rate = 0;  // The rate of the next update.
  double train_loss, val_loss, train_accuracy, val_accuracy, grad_norm, update_ratio;
  double train_r2, val_r2;
};

// Where a run on a surface has been.
struct PathPoint {
  std::int32_t step = 0;
  float x = 0;
  float y = 0;
};

// Trains one rule on one problem. Copyable: a copy is an exact checkpoint.
template <class Scalar>
class Run {
 public:
  Run(const RunSpec& spec, AnyTrainingProblem<Scalar> problem);

  // Makes at most `updates` updates; stops at the end of the run or when it diverges.
  void Advance(std::int32_t updates);

  bool on_surface() const { return on_surface_; }
  RunStatus status() const { return status_; }
  std::int32_t step() const { return step_; }  // Updates made.
  std::int32_t steps() const { return steps_; }
  double epoch() const { return step_ / problem_->BatchesPerEpoch(); }
  const RunEvent& event() const { return event_; }
  double loss() const { return loss_; }  // The last mini-batch's; NaN before the first.
  double RateAt(double step) const { return schedule_->Rate(step); }
  const Schedule& schedule() const { return *schedule_; }

  const Vector<Scalar>& parameters() const { return parameters_; }
  // The point that is evaluated: the average, for rules that keep one.
  const Vector<Scalar>& EvaluationParameters();
  void SetParameters(const Vector<Scalar>& parameters) { parameters_ = parameters; }
  const Optimizer<Scalar>& rule() const { return *optimizer_; }
  Index StateSize() const { return optimizer_->StateSize(); }
  // The cost of all updates so far, in gradients of one mini-batch.
  double GradientEvaluations() const { return objective_.count(); }
  TrainingProblem<Scalar>& problem() { return *problem_; }
  const TrainingProblem<Scalar>& problem() const { return *problem_; }

  const LossHistory& history() const { return history_; }
  const LossBand& band() const { return band_; }
  const std::vector<EvaluationPoint>& evaluations() const { return evaluations_; }
  const std::vector<PathPoint>& path() const { return path_; }
  double best_val_loss() const { return best_val_loss_; }
  std::int32_t best_step() const { return best_step_; }

  // Keeps something alive as long as this run or a copy of it.
  void Hold(std::shared_ptr<const void> claim) { held_ = std::move(claim); }

  // Gives the memory back that lives for one update only, in a copy that is kept; it must be
  // reserved again before such a copy is used.
  void ReleaseWorkingMemory();
  void ReserveWorkingMemory();

  // Records these measures, and no others, from the next update on. The trained
  // numbers do not depend on it.
  void SetMeasures(std::span<const Measure> measures);
  // Null if nothing is recorded.
  const Diagnostics<Scalar>* diagnostics() const {
    if constexpr (kStartModule)
      return nullptr;
    else
      return diagnostics_ ? &*diagnostics_ : nullptr;
  }

  // Loss and gradient of the next mini-batch; the run itself does not move.
  double PeekLossAndGradient(Vector<Scalar>& gradient) const;
  // Notes what the rule makes of the updates to come, until it is told nullptr; belongs into a copy
  // of a run, since the notes live elsewhere.
  void NoteSteps(std::vector<Internal>* notes) { notes_ = notes; }
  // Of the last update: its gradient and rate.
  const Vector<Scalar>& gradient() const { return gradient_; }
  double rate() const { return rate_; }

  // Measures everything now (the next update is made on a copy).
  ReplayRow Row();

  // Hash of the float32 losses of all updates made and of the current parameters.
  std::uint64_t Fingerprint() const;

 private:
  void Update();
  bool CheckFinite();
  void Finish();
  void Diverge(const char* what);
  Objective<Scalar>* StepObjective();
  void TakeStep();
  void ReportToSchedule();
  void WatchForSpikes();
  void Record();
  void EvaluateIfDue();
  void EvaluateNow();
  void RecordPath();

  AnyTrainingProblem<Scalar> problem_;
  AnyOptimizer<Scalar> optimizer_;
  AnySchedule schedule_;
  CountingObjective<Scalar> objective_;
  bool on_surface_;

  Vector<Scalar> parameters_, gradient_, previous_, evaluation_point_;
  std::int32_t step_ = 0, steps_ = 0;
  double rate_ = 0, loss_, grad_norm_, update_ratio_;
  RunStatus status_ = RunStatus::kReady;
  RunEvent event_;

  double first_loss_ = 0, running_loss_ = 0, running_weight_ = 0;
  double epoch_loss_ = 0;
  std::int32_t epoch_updates_ = 0;
  bool measure_update_ = false;

  std::optional<std::conditional_t<kStartModule, NoDiagnostics, Diagnostics<Scalar>>> diagnostics_;

  LossHistory history_;
  LossBand band_;
  std::vector<EvaluationPoint> evaluations_;
  std::int32_t evaluation_interval_ = 1;
  std::vector<PathPoint> path_;
  std::int32_t path_interval_ = 1;
  double best_val_loss_;
  std::int32_t best_step_ = 0;
  LossHash hash_;
  std::shared_ptr<const void> held_;
  std::vector<Internal>* notes_ = nullptr;
};

extern template class Run<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
extern template class Run<double>;
#endif

}  // namespace playground
