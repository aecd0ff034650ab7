#include "training/run.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/norms.h"

namespace playground {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
// A loss this many times its running average is called a spike.
constexpr double kSpikeFactor = 3;
// ... if it also rises well above where training began: small losses jitter.
constexpr double kSpikeAboveStart = 2;
constexpr double kRunningDecay = 0.95;
constexpr std::int32_t kMinEvaluations = 64;
constexpr std::int32_t kMaxEvaluations = 2048;
constexpr std::size_t kMaxPath = 2048;

// Evaluation takes at most a twentieth of the time of training, but never fewer than
// kMinEvaluations points are made, nor more than kMaxEvaluations. Depends on the definition of the
// run only.
std::int32_t EvaluationInterval(std::int32_t steps, double cost) {
  const double cheap = std::ceil(20 * cost);
  const double sparse = std::max(1.0, std::floor(steps / static_cast<double>(kMinEvaluations)));
  const double dense = std::ceil(steps / static_cast<double>(kMaxEvaluations));
  return static_cast<std::int32_t>(std::max(dense, std::clamp(cheap, 1.0, sparse)));
}

// Whether `value` is finite as a Scalar: what a run in single precision records is.
template <class Scalar>
bool IsFinite(double value) {
  return std::isfinite(static_cast<Scalar>(value));
}

// Never inlined, because it is part of what loads before the first curve.
template <class Scalar>
[[gnu::noinline]] bool AreFinite(const Vector<Scalar>& values) {
  return values.allFinite();
}

}  // namespace

template <class Scalar>
Run<Scalar>::Run(const RunSpec& spec, AnyTrainingProblem<Scalar> problem)
    : problem_(std::move(problem)),
      optimizer_(BuildOptimizer<Scalar>(spec, problem_->layout())),
      schedule_(BuildSchedule(spec)),
      on_surface_(spec.on_surface()),
      parameters_(problem_->layout().size()),
      steps_(static_cast<std::int32_t>(spec.settings["steps"])),
      loss_(kNan),
      grad_norm_(kNan),
      update_ratio_(kNan),
      best_val_loss_(kNan) {
  problem_->Initialize(parameters_);
  ReserveWorkingMemory();
  evaluation_interval_ = EvaluationInterval(steps_, problem_->EvaluationCost());
  path_interval_ = std::max<std::int32_t>(1, steps_ / static_cast<std::int32_t>(kMaxPath / 2));
  RecordPath();
}

template <class Scalar>
void Run<Scalar>::ReleaseWorkingMemory() {
  for (Vector<Scalar>* memory : {&gradient_, &previous_, &evaluation_point_}) memory->resize(0);
}

template <class Scalar>
void Run<Scalar>::ReserveWorkingMemory() {
  const Index size = problem_->layout().size();
  for (Vector<Scalar>* memory : {&gradient_, &previous_, &evaluation_point_}) memory->setZero(size);
}

template <class Scalar>
void Run<Scalar>::Advance(std::int32_t updates) {
  if (status_ == RunStatus::kReady && updates > 0) status_ = RunStatus::kTraining;
  while (updates-- > 0 && status_ == RunStatus::kTraining) Update();
}

template <class Scalar>
void Run<Scalar>::Update() {
  EvaluateIfDue();
  problem_->NextBatch();
  loss_ = problem_->LossAndGradient(parameters_, gradient_);
  objective_.Add(1);
  if (!CheckFinite()) return;
  rate_ = schedule_->Rate(step_);
  TakeStep();
  Record();
  ++step_;
  ReportToSchedule();
  RecordPath();
  if (step_ == steps_) Finish();
}

// The loss, the gradient and the parameters that they belong to. Parameters come last: what is
// wrong with them mostly shows in the loss, too.
template <class Scalar>
bool Run<Scalar>::CheckFinite() {
  // A sum is finite only if every entry is (or two infinities meet, which gives NaN), and 0 times a
  // number is 0 only if it is finite: one pass over both costs hardly more than over one.
  const double sum = static_cast<double>((gradient_ + Scalar(0) * parameters_).sum());
  if (IsFinite<Scalar>(loss_) && std::isfinite(sum)) return true;
  if (!IsFinite<Scalar>(loss_)) {
    Diverge("the loss");
  } else if (!AreFinite(gradient_)) {
    Diverge("a gradient");
  } else if (!AreFinite(parameters_)) {
    Diverge("a weight");
  } else {
    return true;
  }
  hash_.Add(static_cast<float>(loss_));
  return false;
}

// Divergence is normal: the run stops where it happened, and says what happened.
template <class Scalar>
void Run<Scalar>::Diverge(const char* what) {
  status_ = RunStatus::kDiverged;
  event_ = {EventKind::kDivergence, step_, std::string(what) + " is not finite"};
}

// No further batch would show what the last update made of the parameters.
template <class Scalar>
void Run<Scalar>::Finish() {
  status_ = RunStatus::kFinished;
  EvaluateNow();
  if (!AreFinite(parameters_)) {
    Diverge("a weight");
  } else if (!IsFinite<float>(evaluations_.back().train_loss)) {
    Diverge("the loss");
  }
}

// What a rule may ask beyond the gradient. No rule of the start module asks for anything.
template <class Scalar>
Objective<Scalar>* Run<Scalar>::StepObjective() {
  if constexpr (kStartModule) return nullptr;
  return objective_.Attach(&problem_->objective());
}

template <class Scalar>
void Run<Scalar>::SetMeasures(std::span<const Measure> measures) {
  if (measures.empty()) {
    diagnostics_.reset();
    return;
  }
  if (!diagnostics_) diagnostics_.emplace(steps_);
  diagnostics_->Ask(measures, step_, *problem_);
}

template <class Scalar>
void Run<Scalar>::TakeStep() {
  const UpdateView<Scalar> update{step_,     rate_,       schedule_->Momentum(step_),
                                  gradient_, parameters_, previous_};
  if (diagnostics_) diagnostics_->BeforeUpdate(update, *problem_, *optimizer_);
  const bool keep_previous =
      measure_update_ || (diagnostics_ && diagnostics_->NeedsPrevious(step_));
  if (keep_previous) previous_ = parameters_;
  optimizer_->Step({.gradient = gradient_,
                    .learning_rate = rate_,
                    .loss = loss_,
                    .momentum = update.momentum,
                    .objective = StepObjective(),
                    .notes = kStartModule ? nullptr : notes_},
                   parameters_);
  if (diagnostics_) diagnostics_->AfterUpdate(update, *problem_);
  if (!measure_update_) return;
  grad_norm_ = WideNorm(gradient_);
  const double size = WideNorm(previous_);
  previous_ = parameters_ - previous_;
  update_ratio_ = WideNorm(previous_) / size;
}

template <class Scalar>
void Run<Scalar>::Record() {
  hash_.Add(static_cast<float>(loss_));
  history_.Add(step_, static_cast<float>(loss_), static_cast<float>(rate_));
  band_.Add(static_cast<float>(loss_));
  if (measure_update_) {
    // The point was begun before the update; these are only known after it.
    evaluations_.back().grad_norm = static_cast<float>(grad_norm_);
    evaluations_.back().update_ratio = static_cast<float>(update_ratio_);
    measure_update_ = false;
  }
  WatchForSpikes();
}

template <class Scalar>
void Run<Scalar>::WatchForSpikes() {
  if (step_ == 0) first_loss_ = loss_;
  const double average = running_weight_ > 0 ? running_loss_ / running_weight_ : loss_;
  const bool spike = loss_ > kSpikeFactor * average && loss_ > kSpikeAboveStart * first_loss_;
  if (spike && event_.kind == EventKind::kNone) {
    event_ = {EventKind::kSpike, step_,
              (on_surface_ ? "the height jumps to " : "the training loss jumps to ") +
                  FormatNumber(std::round(loss_ * 100) / 100)};
  }
  running_loss_ = kRunningDecay * running_loss_ + (1 - kRunningDecay) * loss_;
  running_weight_ = kRunningDecay * running_weight_ + (1 - kRunningDecay);
}

// Plateau is told the mean training loss once per epoch.
template <class Scalar>
void Run<Scalar>::ReportToSchedule() {
  if (!schedule_->ReactsToMetric()) return;
  epoch_loss_ += loss_;
  ++epoch_updates_;
  if (epoch_updates_ < problem_->BatchesPerEpoch()) return;
  schedule_->Report(epoch_loss_ / epoch_updates_);
  epoch_loss_ = 0;
  epoch_updates_ = 0;
}

template <class Scalar>
void Run<Scalar>::EvaluateIfDue() {
  if (step_ % evaluation_interval_ != 0) return;
  EvaluateNow();
  measure_update_ = true;
}

template <class Scalar>
void Run<Scalar>::EvaluateNow() {
  const Vector<Scalar>& point = EvaluationParameters();
  const PartMetrics train = problem_->Evaluate(Part::kTraining, point);
  const PartMetrics val = problem_->Evaluate(Part::kValidation, point);
  evaluations_.push_back({.step = step_,
                          .train_loss = static_cast<float>(train.loss),
                          .val_loss = static_cast<float>(val.loss),
                          .train_accuracy = static_cast<float>(train.accuracy),
                          .val_accuracy = static_cast<float>(val.accuracy),
                          .grad_norm = static_cast<float>(kNan),
                          .weight_norm = static_cast<float>(WideNorm(parameters_)),
                          .update_ratio = static_cast<float>(kNan),
                          .train_r2 = static_cast<float>(train.r2),
                          .val_r2 = static_cast<float>(val.r2)});
  const double shown = std::isnan(val.loss) ? train.loss : val.loss;
  if (!(shown >= best_val_loss_)) {
    best_val_loss_ = shown;
    best_step_ = step_;
  }
}

template <class Scalar>
void Run<Scalar>::RecordPath() {
  if (!on_surface_ || step_ % path_interval_ != 0) return;
  path_.push_back({step_, static_cast<float>(parameters_[0]), static_cast<float>(parameters_[1])});
}

template <class Scalar>
const Vector<Scalar>& Run<Scalar>::EvaluationParameters() {
  return optimizer_->EvaluationPoint(parameters_, &evaluation_point_) ? evaluation_point_
                                                                      : parameters_;
}

template <class Scalar>
double Run<Scalar>::PeekLossAndGradient(Vector<Scalar>& gradient) const {
  AnyTrainingProblem<Scalar> copy = problem_;
  copy->NextBatch();
  return copy->LossAndGradient(parameters_, gradient);
}

template <class Scalar>
ReplayRow Run<Scalar>::Row() {
  const Vector<Scalar>& point = EvaluationParameters();
  const PartMetrics train = problem_->Evaluate(Part::kTraining, point);
  const PartMetrics val = problem_->Evaluate(Part::kValidation, point);
  Run next = *this;
  next.diagnostics_.reset();
  next.status_ = RunStatus::kTraining;
  next.evaluation_interval_ = std::numeric_limits<std::int32_t>::max();
  next.evaluations_.push_back({});
  next.measure_update_ = true;
  next.Update();
  return {.step = step_,
          .epoch = epoch(),
          .rate = RateAt(step_),
          .train_loss = next.loss_,
          .val_loss = val.loss,
          .train_accuracy = train.accuracy,
          .val_accuracy = val.accuracy,
          .grad_norm = WideNorm(next.gradient_),
          .update_ratio = next.status_ == RunStatus::kDiverged ? kNan : next.update_ratio_,
          .train_r2 = train.r2,
          .val_r2 = val.r2};
}

template <class Scalar>
std::uint64_t Run<Scalar>::Fingerprint() const {
  LossHash hash = hash_;
  for (Index i = 0; i < parameters_.size(); ++i) hash.Add(static_cast<float>(parameters_[i]));
  return hash.value();
}

template class Run<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class Run<double>;
#endif

}  // namespace playground
