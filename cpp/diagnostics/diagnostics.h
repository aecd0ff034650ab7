// Diagnostics are measures of a run that only some views show. Nothing is computed unless it is
// asked for, and whatever is computed, the trained numbers stay the same.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/optimizer.h"
#include "diagnostics/lanczos.h"
#include "diagnostics/noise_scale.h"
#include "diagnostics/probe.h"
#include "diagnostics/series.h"

namespace playground {

// A measure is recorded before or after every update, or at regular intervals. "Per layer" means
// one number for each dense layer with what belongs to it, then one for all parameters together.
enum class Measure {
  kGradientNorm,   // Per layer: |g|.
  kWeightNorm,     // Per layer: |w|, before the update.
  kGradientRatio,  // Per layer: |g| / |w|.
  kUpdateRatio,    // Per layer: |w' - w| / |w|.
  kEffectiveStep,  // Per layer three: 5 %, 50 %, 95 % of |w' - w| / rate over its parameters.
  kCosine,         // One: cosine between this gradient and the one before.
  kActivations,  // Per hidden layer seven: 5, 25, 50, 75, 95 % of its outputs, share of dead units,
                 // share of flat slopes (see LayerResponse).
  kSharpness,    // Three: largest eigenvalue of the Hessian of the training loss (P^-1 H for rules
                 // that divide by P), the rule's limit for it (NaN: not known), estimated error.
  kNoiseScale,   // Two: gradient noise scale tr(Sigma) / |G|^2 in samples, its standard error.
};
inline constexpr int kMeasureCount = 9;

// "gradient-norm", ...
std::string_view MeasureName(Measure measure);
std::optional<Measure> MeasureNamed(std::string_view name);

struct MeasureRecord {
  Measure measure;
  Series series;
  std::int32_t since = 0;       // The update at which recording began.
  std::int32_t interval = 1;    // Updates from one record to the next; 0: not defined for this run.
  double samples = 0;           // Those of the training set that it looks at; 0: does not apply.
  bool preconditioned = false;  // For sharpness: P is not the identity.
};

// One update, seen from outside. References live for the call only.
template <class Scalar>
struct UpdateView {
  std::int32_t step = 0;  // Counted from 0.
  double rate = 0;
  std::optional<double> momentum;
  const Vector<Scalar>& gradient;
  const Vector<Scalar>& parameters;  // Before or after the update.
  const Vector<Scalar>& previous;    // After: the parameters before, if NeedsPrevious.
};

// Copyable like the run it belongs to; a copy goes on as the original would.
template <class Scalar>
class Diagnostics {
 public:
  // steps: of the whole run.
  explicit Diagnostics(std::int32_t steps) : steps_(steps) {}
  Diagnostics(const Diagnostics& other);
  Diagnostics& operator=(const Diagnostics& other);
  Diagnostics(Diagnostics&&) noexcept = default;
  Diagnostics& operator=(Diagnostics&&) noexcept = default;

  // From update `step` on records these; what is recorded already goes on, the rest is forgotten.
  void Ask(std::span<const Measure> measures, std::int32_t step, const Probeable<Scalar>& problem);

  // Whether AfterUpdate of this step wants the parameters before it.
  bool NeedsPrevious(std::int32_t step) const;
  void BeforeUpdate(const UpdateView<Scalar>& update, const Probeable<Scalar>& problem,
                    const Optimizer<Scalar>& optimizer);
  void AfterUpdate(const UpdateView<Scalar>& update, const Probeable<Scalar>& problem);

  const std::vector<MeasureRecord>& records() const { return records_; }
  // What a copy takes, nearly.
  std::size_t bytes() const;

 private:
  MeasureRecord NewRecord(Measure measure, std::int32_t step, Probe<Scalar>& probe,
                          const Layout& layout) const;
  std::int32_t Interval(double cost, double share, double free, const Probe<Scalar>& probe) const;
  MeasureRecord* Due(Measure measure, std::int32_t step);
  Probe<Scalar>& ProbeOf(const Probeable<Scalar>& problem);

  void RecordNorms(const UpdateView<Scalar>& update, const Layout& layout);
  void RecordCosine(const UpdateView<Scalar>& update, MeasureRecord& record);
  void RecordUpdateRatio(const UpdateView<Scalar>& update, const Layout& layout,
                         MeasureRecord& record);
  void RecordEffectiveStep(const UpdateView<Scalar>& update, const Layout& layout,
                           MeasureRecord& record);
  void RecordActivations(const UpdateView<Scalar>& update, Probe<Scalar>& probe,
                         MeasureRecord& record);
  void RecordSharpness(const UpdateView<Scalar>& update, Probe<Scalar>& probe,
                       const Optimizer<Scalar>& optimizer, MeasureRecord& record);
  bool StartVector(Index size, std::int32_t step);
  void RecordNoiseScale(const UpdateView<Scalar>& update, Probe<Scalar>& probe,
                        MeasureRecord& record);

  std::int32_t steps_;
  std::vector<MeasureRecord> records_;
  std::unique_ptr<Probe<Scalar>> probe_;  // Made when first needed.

  Vector<Scalar> last_gradient_;  // Empty: none.
  Vector<Scalar> eigenvector_;    // The one of the last sharpness; empty: none.

  // Working memory.
  Lanczos<Scalar> lanczos_;
  NoiseScaleEstimator<Scalar> noise_;
  Vector<Scalar> scale_, moved_;
  std::vector<float> values_;
  std::vector<Scalar> sizes_;
  std::vector<LayerResponse<Scalar>> responses_;
};

// The start module has this in its place, since there no measures can be asked for.
struct NoDiagnostics {
  explicit NoDiagnostics(std::int32_t /*steps*/) {}
  template <class... Arguments>
  void Ask(const Arguments&...) {}
  bool NeedsPrevious(std::int32_t /*step*/) const { return false; }
  template <class... Arguments>
  void BeforeUpdate(const Arguments&...) {}
  template <class... Arguments>
  void AfterUpdate(const Arguments&...) {}
};

extern template class Diagnostics<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
extern template class Diagnostics<double>;
#endif

}  // namespace playground
