// A timeline remembers where a run has been: checkpoints from which every earlier step is a short
// replay away, and the trail of its parameters.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "training/run.h"

namespace playground {

struct TimelineLimits {
  std::size_t checkpoints = 32;
  std::size_t checkpoint_bytes = 28u << 20;  // One checkpoint is kept however large it is.
  std::size_t trail_points = 256;
  std::size_t trail_bytes = 8u << 20;  // But never fewer than eight points.
};

// Belongs to one run from its first step on: use Advance() instead of the run's own.
template <class Scalar>
class Timeline {
 public:
  // `run` is at step 0.
  explicit Timeline(const Run<Scalar>& run, TimelineLimits limits = {});

  // As Run::Advance; records the trail.
  void Advance(Run<Scalar>& run, std::int32_t updates);

  // Copies the run as a checkpoint, unless there is one near. Call it as often as a replay may
  // take: when there are too many, those that lie closest go.
  void Keep(const Run<Scalar>& run);

  // Brings the run to the last known state at or before `step`, which may be where it is. From
  // there Advance() gives the same bits as the first time.
  void Restore(Run<Scalar>& run, std::int32_t step) const;

  std::size_t checkpoints() const { return kept_.size(); }
  std::size_t checkpoint_bytes() const { return bytes_; }
  // Steps between two points of the trail; the same for every run of the same length.
  std::int32_t trail_interval() const { return interval_; }
  // Parameters at the multiples of trail_interval(), from step 0 to the last one passed; `run` may
  // stand before that.
  const std::vector<Vector<Scalar>>& trail() const { return trail_; }

 private:
  struct Checkpoint {
    std::int32_t step;
    std::size_t bytes;
    std::unique_ptr<const Run<Scalar>> run;
  };

  void Thin();

  TimelineLimits limits_;
  std::vector<Checkpoint> kept_;  // In the order of steps, the first at step 0.
  std::size_t bytes_ = 0;
  std::int32_t gap_ = 1;  // Checkpoints are at least this many steps apart.
  std::vector<Vector<Scalar>> trail_;
  std::int32_t interval_ = 1;
};

extern template class Timeline<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
extern template class Timeline<double>;
#endif

}  // namespace playground
