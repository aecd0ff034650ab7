#include "diagnostics/diagnostics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/norms.h"
#include "core/random.h"

namespace playground {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

constexpr std::array<std::string_view, kMeasureCount> kNames = {
    "gradient-norm", "weight-norm", "gradient-ratio", "update-ratio", "effective-step",
    "cosine",        "activations", "sharpness",      "noise-scale"};

// Costly measures share a fifth of the arithmetic of training ...
constexpr double kSharpnessShare = 0.1;
constexpr double kNoiseShare = 0.05;
constexpr double kActivationShare = 0.025;
constexpr double kStepShare = 0.025;
// ... or, where that is very little, take this much in a whole run: about a tenth of a second.
constexpr double kFreeCurvature = 8e8;
constexpr double kFreeWork = 5e8;
constexpr double kMostPoints = 400;
// Products of one sharpness, once it follows the one before.
constexpr int kUsualProducts = 4;
constexpr int kFirstProducts = 32;
constexpr int kMostProducts = 12;
constexpr double kMostWork = 3e9;  // For all products of one sharpness but the first two.
constexpr double kSharpnessTolerance = 1e-4;
// Vectors of parameters that the eigenvector search keeps, and where it must do with fewer.
constexpr int kBasis = 12;
constexpr int kSmallBasis = 4;
constexpr Index kManyParameters = 200'000;
// Without a share of chance a search that starts at the last eigenvector would never see another
// one overtake it.
constexpr double kChance = 0.03;
// Each quantile of |w' - w| costs as much as several multiplications.
constexpr double kQuantileCost = 20;

constexpr std::array<double, 3> kStepQuantiles = {0.05, 0.5, 0.95};
constexpr std::array<double, 5> kResponseQuantiles = {0.05, 0.25, 0.5, 0.75, 0.95};

Index LayerCount(const Layout& layout) {
  Index layers = 0;
  for (const Tensor& tensor : layout.tensors()) layers = std::max(layers, tensor.layer + 1);
  return layers;
}

// A round number: the first of 1, 2, 3, 4, 5, 6, 8, 10, 20, ... that is not below x.
std::int32_t NiceAbove(double x) {
  for (double power = 1;; power *= 10) {
    for (const double factor : {1, 2, 3, 4, 5, 6, 8}) {
      if (factor * power >= x) return static_cast<std::int32_t>(factor * power);
    }
  }
}

// The same numbers at the same step, whenever recording began. Two purposes, `which` 0 and 1.
Random RandomAt(std::int32_t step, std::uint32_t which) {
  return {2 * static_cast<std::uint32_t>(step) + which, Stream::kCurvature};
}

// Squared norms per layer, then of everything.
template <class Scalar, class ValueOf>
std::vector<double> SquaredNorms(const Layout& layout, ValueOf&& value_of) {
  std::vector<double> squares(static_cast<std::size_t>(LayerCount(layout)) + 1, 0.0);
  for (const Tensor& tensor : layout.tensors()) {
    const double square = WideSquaredNorm(value_of(tensor.offset, tensor.size()));
    squares[static_cast<std::size_t>(tensor.layer)] += square;
    squares.back() += square;
  }
  return squares;
}

// The entries at the given ranks (shares of the size); reorders `values`. NaN if there are none.
template <class Scalar, class Ranks>
void AppendQuantiles(std::vector<Scalar>& values, const Ranks& ranks, std::vector<float>* result) {
  auto from = values.begin();
  for (const double rank : ranks) {
    if (values.empty()) {
      result->push_back(kNan);
      continue;
    }
    const auto place =
        values.begin() +
        static_cast<std::ptrdiff_t>(std::lround(rank * static_cast<double>(values.size() - 1)));
    std::nth_element(from, place, values.end());
    result->push_back(static_cast<float>(*place));
    from = place;
  }
}

}  // namespace

std::string_view MeasureName(Measure measure) { return kNames[static_cast<std::size_t>(measure)]; }

std::optional<Measure> MeasureNamed(std::string_view name) {
  const auto place = std::find(kNames.begin(), kNames.end(), name);
  if (place == kNames.end()) return std::nullopt;
  return static_cast<Measure>(place - kNames.begin());
}

template <class Scalar>
Diagnostics<Scalar>::Diagnostics(const Diagnostics& other)
    : steps_(other.steps_),
      records_(other.records_),
      last_gradient_(other.last_gradient_),
      eigenvector_(other.eigenvector_) {}

template <class Scalar>
Diagnostics<Scalar>& Diagnostics<Scalar>::operator=(const Diagnostics& other) {
  if (this != &other) *this = Diagnostics(other);
  return *this;
}

template <class Scalar>
std::size_t Diagnostics<Scalar>::bytes() const {
  const auto numbers = static_cast<std::size_t>(last_gradient_.size() + eigenvector_.size());
  std::size_t bytes = numbers * sizeof(Scalar);
  for (const MeasureRecord& record : records_) bytes += record.series.bytes();
  return bytes;
}

// ---- What is recorded, and how often -----------------------------------------------------------

template <class Scalar>
void Diagnostics<Scalar>::Ask(std::span<const Measure> measures, std::int32_t step,
                              const Probeable<Scalar>& problem) {
  const auto wanted = [&](Measure measure) {
    return std::find(measures.begin(), measures.end(), measure) != measures.end();
  };
  std::erase_if(records_, [&](const MeasureRecord& record) { return !wanted(record.measure); });
  for (const Measure measure : measures) {
    const bool known = std::any_of(records_.begin(), records_.end(),
                                   [&](const auto& record) { return record.measure == measure; });
    if (!known) records_.push_back(NewRecord(measure, step, ProbeOf(problem), problem.layout()));
  }
  if (!wanted(Measure::kCosine)) last_gradient_.resize(0);
  if (!wanted(Measure::kSharpness)) eigenvector_.resize(0);
}

template <class Scalar>
MeasureRecord Diagnostics<Scalar>::NewRecord(Measure measure, std::int32_t step,
                                             Probe<Scalar>& probe, const Layout& layout) const {
  const auto layers = static_cast<std::size_t>(LayerCount(layout)) + 1;
  const auto record = [&](std::size_t channels, std::int32_t interval, Index samples = 0) {
    return MeasureRecord{measure, Series(channels), step, interval, static_cast<double>(samples)};
  };
  switch (measure) {
    case Measure::kCosine:
      return record(1, 1);
    case Measure::kEffectiveStep:
      return record(3 * layers, Interval(kQuantileCost * static_cast<double>(layout.size()),
                                         kStepShare, kFreeWork, probe));
    case Measure::kActivations: {
      const Index hidden = probe.hidden_layers();
      return record(
          7 * static_cast<std::size_t>(hidden),
          hidden ? Interval(probe.ResponseCost(), kActivationShare, kFreeWork, probe) : 0);
    }
    case Measure::kSharpness:
      return record(
          3,
          Interval(kUsualProducts * probe.CurvatureCost(), kSharpnessShare, kFreeCurvature, probe),
          probe.curvature_samples());
    case Measure::kNoiseScale: {
      const Index samples = probe.gradient_samples();
      const NoiseOptions options;
      const double gradients = static_cast<double>(samples + options.batch * options.batches);
      return record(
          2,
          samples ? Interval(gradients * probe.GradientCost(), kNoiseShare, kFreeWork, probe) : 0,
          samples);
    }
    default:
      return record(layers, 1);
  }
}

// Depends on the definition of the run alone, so that a curve is the same on every machine.
template <class Scalar>
std::int32_t Diagnostics<Scalar>::Interval(double cost, double share, double free,
                                           const Probe<Scalar>& probe) const {
  const double allowed = std::max(share * steps_ * probe.StepCost(), free);
  const double points = std::clamp(std::floor(allowed / cost), 1.0, kMostPoints);
  return NiceAbove(steps_ / points);
}

template <class Scalar>
MeasureRecord* Diagnostics<Scalar>::Due(Measure measure, std::int32_t step) {
  for (MeasureRecord& record : records_) {
    if (record.measure != measure) continue;
    return record.interval > 0 && step % record.interval == 0 ? &record : nullptr;
  }
  return nullptr;
}

template <class Scalar>
Probe<Scalar>& Diagnostics<Scalar>::ProbeOf(const Probeable<Scalar>& problem) {
  if (!probe_) probe_ = problem.MakeProbe();
  return *probe_;
}

// ---- Recording ---------------------------------------------------------------------------------

template <class Scalar>
void Diagnostics<Scalar>::BeforeUpdate(const UpdateView<Scalar>& update,
                                       const Probeable<Scalar>& problem,
                                       const Optimizer<Scalar>& optimizer) {
  RecordNorms(update, problem.layout());
  if (auto* record = Due(Measure::kCosine, update.step)) RecordCosine(update, *record);
  if (auto* record = Due(Measure::kActivations, update.step)) {
    RecordActivations(update, ProbeOf(problem), *record);
  }
  if (auto* record = Due(Measure::kSharpness, update.step)) {
    RecordSharpness(update, ProbeOf(problem), optimizer, *record);
  }
  if (auto* record = Due(Measure::kNoiseScale, update.step)) {
    RecordNoiseScale(update, ProbeOf(problem), *record);
  }
}

template <class Scalar>
bool Diagnostics<Scalar>::NeedsPrevious(std::int32_t step) const {
  return std::any_of(records_.begin(), records_.end(), [&](const MeasureRecord& record) {
    const bool of_update =
        record.measure == Measure::kUpdateRatio || record.measure == Measure::kEffectiveStep;
    return of_update && step % record.interval == 0;
  });
}

template <class Scalar>
void Diagnostics<Scalar>::AfterUpdate(const UpdateView<Scalar>& update,
                                      const Probeable<Scalar>& problem) {
  if (auto* record = Due(Measure::kUpdateRatio, update.step)) {
    RecordUpdateRatio(update, problem.layout(), *record);
  }
  if (auto* record = Due(Measure::kEffectiveStep, update.step)) {
    RecordEffectiveStep(update, problem.layout(), *record);
  }
}

template <class Scalar>
void Diagnostics<Scalar>::RecordNorms(const UpdateView<Scalar>& update, const Layout& layout) {
  auto* gradient_norm = Due(Measure::kGradientNorm, update.step);
  auto* weight_norm = Due(Measure::kWeightNorm, update.step);
  auto* ratio = Due(Measure::kGradientRatio, update.step);
  std::vector<double> gradients, weights;
  if (gradient_norm || ratio) {
    gradients = SquaredNorms<Scalar>(
        layout, [&](Index at, Index size) { return update.gradient.segment(at, size); });
  }
  if (weight_norm || ratio) {
    weights = SquaredNorms<Scalar>(
        layout, [&](Index at, Index size) { return update.parameters.segment(at, size); });
  }
  const auto record = [&](MeasureRecord* to, auto&& value) {
    if (!to) return;
    values_.clear();
    for (std::size_t i = 0; i < to->series.channels(); ++i) {
      values_.push_back(static_cast<float>(std::sqrt(value(i))));
    }
    to->series.Add(update.step, values_);
  };
  record(gradient_norm, [&](std::size_t i) { return gradients[i]; });
  record(weight_norm, [&](std::size_t i) { return weights[i]; });
  record(ratio, [&](std::size_t i) { return gradients[i] / weights[i]; });
}

template <class Scalar>
void Diagnostics<Scalar>::RecordCosine(const UpdateView<Scalar>& update, MeasureRecord& record) {
  if (last_gradient_.size() == update.gradient.size()) {
    const double sizes = WideNorm(update.gradient) * WideNorm(last_gradient_);
    const float cosine =
        static_cast<float>(static_cast<double>(update.gradient.dot(last_gradient_)) / sizes);
    record.series.Add(update.step, std::span<const float>(&cosine, 1));
  }
  last_gradient_ = update.gradient;
}

template <class Scalar>
void Diagnostics<Scalar>::RecordUpdateRatio(const UpdateView<Scalar>& update, const Layout& layout,
                                            MeasureRecord& record) {
  const auto moved = SquaredNorms<Scalar>(layout, [&](Index at, Index size) {
    return (update.parameters.segment(at, size) - update.previous.segment(at, size)).eval();
  });
  const auto weights = SquaredNorms<Scalar>(
      layout, [&](Index at, Index size) { return update.previous.segment(at, size); });
  values_.clear();
  for (std::size_t i = 0; i < moved.size(); ++i) {
    values_.push_back(static_cast<float>(std::sqrt(moved[i] / weights[i])));
  }
  record.series.Add(update.step, values_);
}

template <class Scalar>
void Diagnostics<Scalar>::RecordEffectiveStep(const UpdateView<Scalar>& update,
                                              const Layout& layout, MeasureRecord& record) {
  moved_ = (update.parameters - update.previous).cwiseAbs() / static_cast<Scalar>(update.rate);
  values_.clear();
  const Index layers = LayerCount(layout);
  // The last one is all of them.
  for (Index layer = 0; layer <= layers; ++layer) {
    sizes_.clear();
    for (const Tensor& tensor : layout.tensors()) {
      if (layer < layers && tensor.layer != layer) continue;
      sizes_.insert(sizes_.end(), moved_.data() + tensor.offset,
                    moved_.data() + tensor.offset + tensor.size());
    }
    AppendQuantiles(sizes_, kStepQuantiles, &values_);
  }
  record.series.Add(update.step, values_);
}

template <class Scalar>
void Diagnostics<Scalar>::RecordActivations(const UpdateView<Scalar>& update, Probe<Scalar>& probe,
                                            MeasureRecord& record) {
  probe.Respond(update.parameters, &responses_);
  values_.clear();
  for (auto& layer : responses_) {
    AppendQuantiles(layer.values, kResponseQuantiles, &values_);
    values_.push_back(static_cast<float>(layer.dead));
    values_.push_back(static_cast<float>(layer.flat));
  }
  record.series.Add(update.step, values_);
}

template <class Scalar>
void Diagnostics<Scalar>::RecordSharpness(const UpdateView<Scalar>& update, Probe<Scalar>& probe,
                                          const Optimizer<Scalar>& optimizer,
                                          MeasureRecord& record) {
  const Index size = update.parameters.size();
  const StabilityLimit limit = optimizer.Stability(update.momentum, &scale_);
  if (limit.preconditioned && std::isnan(limit.factor)) return;
  record.preconditioned = limit.preconditioned;
  // The symmetric P^-1/2 H P^-1/2 has the eigenvalues of P^-1 H.
  if (limit.preconditioned) scale_ = scale_.cwiseSqrt().cwiseInverse().eval();
  const auto times = [&](const Vector<Scalar>& x, Vector<Scalar>& y) {
    if (!limit.preconditioned) return probe.objective().HessianTimes(update.parameters, x, y);
    moved_ = x.cwiseProduct(scale_);
    if (!probe.objective().HessianTimes(update.parameters, moved_, y)) return false;
    y = y.cwiseProduct(scale_).eval();
    return true;
  };
  const bool first = StartVector(size, update.step);
  const int affordable =
      static_cast<int>(std::min(kMostWork / probe.CurvatureCost(), double{kFirstProducts}));
  const LargestEigenvalue found = lanczos_.Find(
      times,
      {.basis = size > kManyParameters ? kSmallBasis : kBasis,
       .most_products = std::clamp(affordable, 2, first ? kFirstProducts : kMostProducts),
       .tolerance = kSharpnessTolerance},
      &eigenvector_);
  if (!eigenvector_.allFinite()) eigenvector_.resize(0);
  const float values[] = {static_cast<float>(found.value),
                          static_cast<float>(limit.factor / update.rate),
                          static_cast<float>(found.error)};
  record.series.Add(update.step, values);
}

// Where the search begins; true: with nothing known.
template <class Scalar>
bool Diagnostics<Scalar>::StartVector(Index size, std::int32_t step) {
  Random random = RandomAt(step, 0);
  const bool first = eigenvector_.size() != size;
  if (first) eigenvector_.setZero(size);
  const double chance = first ? 1 : kChance / std::sqrt(static_cast<double>(size));
  for (Index i = 0; i < size; ++i) {
    eigenvector_[i] += static_cast<Scalar>(chance * random.Normal());
  }
  return first;
}

template <class Scalar>
void Diagnostics<Scalar>::RecordNoiseScale(const UpdateView<Scalar>& update, Probe<Scalar>& probe,
                                           MeasureRecord& record) {
  Random random = RandomAt(update.step, 1);
  const NoiseScale scale = noise_.Estimate(probe, update.parameters, {}, random);
  const float values[] = {static_cast<float>(scale.value), static_cast<float>(scale.error)};
  record.series.Add(update.step, values);
}

template class Diagnostics<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class Diagnostics<double>;
#endif

}  // namespace playground
