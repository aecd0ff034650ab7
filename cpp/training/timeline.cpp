#include "training/timeline.h"

#include <algorithm>
#include <iterator>

namespace playground {
namespace {

constexpr std::size_t kFewestPoints = 8;

// What a copy takes, nearly: its parameters, its optimizer's state, its curves and measures.
template <class Scalar>
std::size_t BytesOf(const Run<Scalar>& run) {
  const auto vectors = static_cast<std::size_t>(run.parameters().size() + run.StateSize());
  const std::size_t measures = run.diagnostics() ? run.diagnostics()->bytes() : 0;
  return sizeof(run) + vectors * sizeof(Scalar) + run.history().buckets().size() * sizeof(Bucket) +
         run.band().bytes() + run.evaluations().size() * sizeof(EvaluationPoint) +
         run.path().size() * sizeof(PathPoint) + measures;
}

}  // namespace

template <class Scalar>
Timeline<Scalar>::Timeline(const Run<Scalar>& run, TimelineLimits limits) : limits_(limits) {
  const auto parameter_bytes = static_cast<std::size_t>(run.parameters().size()) * sizeof(Scalar);
  const std::size_t points =
      std::clamp(limits.trail_bytes / std::max<std::size_t>(1, parameter_bytes), kFewestPoints,
                 std::max(kFewestPoints, limits.trail_points));
  const auto intervals = static_cast<std::int32_t>(points - 1);
  interval_ = std::max(1, (run.steps() - 1) / intervals + 1);
  trail_.push_back(run.parameters());
  Keep(run);
}

template <class Scalar>
void Timeline<Scalar>::Advance(Run<Scalar>& run, std::int32_t updates) {
  while (updates > 0) {
    const std::int32_t start = run.step();
    const std::int32_t next = static_cast<std::int32_t>(trail_.size()) * interval_;
    // Where it has been before, the trail is known.
    const std::int32_t burst = start < next ? std::min(updates, next - start) : updates;
    run.Advance(burst);
    if (run.step() == next) trail_.push_back(run.parameters());
    if (run.step() - start < burst) return;
    updates -= burst;
  }
}

template <class Scalar>
void Timeline<Scalar>::Keep(const Run<Scalar>& run) {
  const std::int32_t step = run.step();
  const auto after =
      std::lower_bound(kept_.begin(), kept_.end(), step,
                       [](const auto& one, std::int32_t at) { return one.step < at; });
  if (after != kept_.end() && after->step - step < gap_) return;
  if (after != kept_.begin() && step - std::prev(after)->step < gap_) return;
  const std::size_t bytes = BytesOf(run);
  auto copy = std::make_unique<Run<Scalar>>(run);
  copy->ReleaseWorkingMemory();
  kept_.insert(after, {step, bytes, std::move(copy)});
  bytes_ += bytes;
  while (kept_.size() > 1 &&
         (kept_.size() > limits_.checkpoints || bytes_ > limits_.checkpoint_bytes)) {
    Thin();
  }
}

// About every second one goes; the first stays.
template <class Scalar>
void Timeline<Scalar>::Thin() {
  const auto count = static_cast<std::int64_t>(kept_.size());
  const std::int64_t span = kept_.back().step;
  gap_ = static_cast<std::int32_t>(std::max<std::int64_t>(gap_ + 1, 2 * span / count + 1));
  std::vector<Checkpoint> rest;
  for (Checkpoint& one : kept_) {
    if (!rest.empty() && one.step - rest.back().step < gap_) {
      bytes_ -= one.bytes;
    } else {
      rest.push_back(std::move(one));
    }
  }
  kept_ = std::move(rest);
}

template <class Scalar>
void Timeline<Scalar>::Restore(Run<Scalar>& run, std::int32_t step) const {
  const auto after =
      std::upper_bound(kept_.begin(), kept_.end(), step,
                       [](std::int32_t at, const auto& one) { return at < one.step; });
  // Nothing was before the first step.
  if (after == kept_.begin()) return;
  const Checkpoint& nearest = *std::prev(after);
  const bool is_nearer = run.step() <= step && run.step() >= nearest.step;
  if (is_nearer) return;
  run = *nearest.run;
  run.ReserveWorkingMemory();
}

template class Timeline<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class Timeline<double>;
#endif

}  // namespace playground
