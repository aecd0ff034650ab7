#include "training/surface_training.h"

namespace playground {

template <class Scalar>
SurfaceTraining<Scalar>::SurfaceTraining(const RunSpec& spec)
    : objective_(spec.surface.entry->details.make(spec.surface.params)),
      start_(spec.surface.entry->details.start) {
  const auto& start = spec.settings.List("start");
  if (start.size() == 2) start_ = {start[0], start[1]};
  const double noise = spec.settings["gradient_noise"];
  if (noise > 0) {
    objective_.SetGradientNoise(noise, static_cast<std::uint32_t>(spec.settings["batch.seed"]));
  }
}

template <class Scalar>
void SurfaceTraining<Scalar>::Initialize(Vector<Scalar>& parameters) {
  parameters[0] = static_cast<Scalar>(start_.x);
  parameters[1] = static_cast<Scalar>(start_.y);
}

// The surface itself, without noise; there is nothing held back to validate on.
template <class Scalar>
PartMetrics SurfaceTraining<Scalar>::Evaluate(Part part, const Vector<Scalar>& parameters) {
  if (part == Part::kValidation) return {};
  return {.loss = objective_.Evaluate(parameters, nullptr)};
}

namespace {

// A surface has no samples: only its curvature can be looked at.
template <class Scalar>
class SurfaceProbe final : public Probe<Scalar> {
 public:
  explicit SurfaceProbe(const SurfaceObjective<Scalar>& objective) : objective_(objective) {}

  double StepCost() const override { return 1000; }
  Objective<Scalar>& objective() override { return objective_; }
  double CurvatureCost() const override { return 1000; }

 private:
  SurfaceObjective<Scalar> objective_;
};

}  // namespace

template <class Scalar>
std::unique_ptr<Probe<Scalar>> SurfaceTraining<Scalar>::MakeProbe() const {
  return std::make_unique<SurfaceProbe<Scalar>>(objective_);
}

template class SurfaceTraining<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class SurfaceTraining<double>;
#endif

}  // namespace playground
