#include "diagnostics/network_probe.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nn/activation.h"

namespace playground {
namespace {

// A pass over this many samples at once stays in the caches.
constexpr Index kBlock = 128;
constexpr Index kMostCurvatureSamples = 1024;
constexpr Index kFewestCurvatureSamples = 64;
constexpr Index kMostGradientSamples = 8192;
constexpr Index kFewestGradientSamples = 256;
constexpr Index kResponseSamples = 256;
// Arithmetic with dual numbers, which does not run over whole lanes, against that with floats.
constexpr double kDualCost = 6;
// What one product with the Hessian, and one mean gradient, should not exceed by far: a worker that
// is silent for long is taken for broken.
constexpr double kCurvatureWork = 1.5e8;
constexpr double kGradientWork = 2e9;
// A step of a tiny network costs this much for its calls, whatever its arithmetic.
constexpr double kOverhead = 2000;
// A slope is flat below this part of the steepest: tanh beyond 0.97, a logistic unit beyond 0.985.
constexpr double kFlat = 0.06;

// As many samples as the work allows.
Index Affordable(double work, double cost, Index fewest, Index most) {
  return std::clamp(static_cast<Index>(std::min(work / cost, static_cast<double>(most))), fewest,
                    most);
}

// Dense layers but the last.
Index HiddenLayers(const std::vector<LayerSpec>& layers) {
  const auto count = [](const auto& self, const std::vector<LayerSpec>& all) -> Index {
    Index dense = 0;
    for (const LayerSpec& layer : all) {
      dense += (layer.kind == LayerSpec::Kind::kDense ? 1 : 0) + self(self, layer.layers);
    }
    return dense;
  };
  return count(count, layers) - 1;
}

}  // namespace

template <class Scalar>
NetworkProbe<Scalar>::NetworkProbe(const NetworkSpec& spec, ProbeData<Scalar> data, Penalty penalty)
    : data_(std::move(data)),
      network_(WithoutDropout(spec)),
      block_(WithoutDropout(spec), &network_),
      whole_(*this),
      penalty_(penalty),
      penalized_(whole_, penalty),
      parameters_(static_cast<double>(network_.layout().size())),
      mixes_samples_(MixesSamples(spec)),
      hidden_layers_(HiddenLayers(spec.layers)) {
  const Index all = data_.training.samples;
  curvature_samples_ = std::min(all, Affordable(kCurvatureWork, 3 * kDualCost * parameters_,
                                                kFewestCurvatureSamples, kMostCurvatureSamples));
  const Index seen = std::min(
      all, Affordable(kGradientWork, GradientCost(), kFewestGradientSamples, kMostGradientSamples));
  order_.resize(static_cast<std::size_t>(std::max(seen, curvature_samples_)));
  std::iota(order_.begin(), order_.end(), 0u);
}

template <class Scalar>
double NetworkProbe<Scalar>::StepCost() const {
  return 3 * parameters_ * data_.batch + kOverhead;
}

template <class Scalar>
double NetworkProbe<Scalar>::CurvatureCost() const {
  return kDualCost * 3 * parameters_ * static_cast<double>(curvature_samples_) + kOverhead;
}

template <class Scalar>
double NetworkProbe<Scalar>::ResponseCost() const {
  return parameters_ * static_cast<double>(std::min(kResponseSamples, data_.training.samples)) +
         kOverhead;
}

template <class Scalar>
Index NetworkProbe<Scalar>::gradient_samples() const {
  return mixes_samples_ ? 0 : static_cast<Index>(order_.size());
}

template <class Scalar>
void NetworkProbe<Scalar>::Gradient(const Vector<Scalar>& parameters,
                                    std::span<const std::uint32_t> samples,
                                    Vector<Scalar>& gradient) {
  BatchInput<Scalar> batch = data_.training;
  batch.indices = samples;
  network_.LossAndGradient(parameters, batch, &gradient, Mode::kTrainAgain);
  if (penalty_.active()) penalty_.Add(network_.layout(), parameters, &gradient);
}

template <class Scalar>
template <class Visit>
void NetworkProbe<Scalar>::WholeObjective::ForEachBlock(Visit&& visit) {
  const Index all = probe_.curvature_samples_;
  const Index block = probe_.mixes_samples_ ? all : std::min(all, kBlock);
  for (Index first = 0; first < all; first += block) {
    const Index size = std::min(block, all - first);
    BatchInput<Scalar> batch = probe_.data_.training;
    batch.indices = std::span<const std::uint32_t>(probe_.order_)
                        .subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size));
    probe_.block_.SetBatch(batch);
    visit(static_cast<double>(size) / static_cast<double>(all));
  }
}

template <class Scalar>
double NetworkProbe<Scalar>::WholeObjective::Evaluate(const Vector<Scalar>& parameters,
                                                      Vector<Scalar>* gradient) {
  double loss = 0;
  if (gradient) {
    gradient->setZero();
    part_.resize(parameters.size());
  }
  ForEachBlock([&](double share) {
    loss += share * probe_.block_.Evaluate(parameters, gradient ? &part_ : nullptr);
    if (gradient) *gradient += static_cast<Scalar>(share) * part_;
  });
  return loss;
}

template <class Scalar>
bool NetworkProbe<Scalar>::WholeObjective::HessianTimes(const Vector<Scalar>& parameters,
                                                        const Vector<Scalar>& direction,
                                                        Vector<Scalar>& result) {
  result.setZero(parameters.size());
  part_.resize(parameters.size());
  ForEachBlock([&](double share) {
    probe_.block_.HessianTimes(parameters, direction, part_);
    result += static_cast<Scalar>(share) * part_;
  });
  return true;
}

// ---- Responses ---------------------------------------------------------------------------------

template <class Scalar>
void NetworkProbe<Scalar>::Respond(const Vector<Scalar>& parameters,
                                   std::vector<LayerResponse<Scalar>>* layers) {
  BatchInput<Scalar> batch = data_.training;
  batch.indices = std::span<const std::uint32_t>(order_).first(static_cast<std::size_t>(
      std::min<Index>(kResponseSamples, static_cast<Index>(order_.size()))));
  trace_.clear();
  network_.TraceActivationsTo(&trace_);
  network_.Load(batch);
  const Panel<const Scalar> outputs = network_.Forward(parameters, Mode::kTrainAgain);
  network_.TraceActivationsTo(nullptr);
  layers->clear();
  // The loss may have put one more activation at the end.
  for (Index i = 0; i < hidden_layers_; ++i) {
    layers->push_back(
        ResponseOf(trace_[static_cast<std::size_t>(i)], outputs.batch, outputs.stride));
  }
}

template <class Scalar>
LayerResponse<Scalar> NetworkProbe<Scalar>::ResponseOf(const ActivationTrace<Scalar>& trace,
                                                       Index batch, Index stride) {
  LayerResponse<Scalar> response;
  const double flat = kFlat * SteepestSlope(trace);
  const std::vector<Scalar>& slopes = SlopesOf(trace, trace.features * stride, trace.x, trace.y);
  Index dead_units = 0, flat_slopes = 0;
  for (Index unit = 0; unit < trace.features; ++unit) {
    Index flat_here = 0;
    for (Index i = 0; i < batch; ++i) {
      const auto slope = static_cast<double>(slopes[static_cast<std::size_t>(unit * stride + i)]);
      flat_here += std::abs(slope) < flat || flat == 0;
      response.values.push_back(trace.y[unit * stride + i]);
    }
    dead_units += flat_here == batch;
    flat_slopes += flat_here;
  }
  response.dead = static_cast<double>(dead_units) / static_cast<double>(trace.features);
  response.flat = static_cast<double>(flat_slopes) / static_cast<double>(trace.features * batch);
  return response;
}

template <class Scalar>
double NetworkProbe<Scalar>::SteepestSlope(const ActivationTrace<Scalar>& trace) {
  constexpr Index kPoints = 128;
  constexpr double kRange = 6;
  std::vector<Scalar> x(kPoints), y(kPoints);
  for (Index i = 0; i < kPoints; ++i) {
    x[static_cast<std::size_t>(i)] =
        static_cast<Scalar>(kRange * (2.0 * static_cast<double>(i) / (kPoints - 1) - 1));
  }
  trace.function->Forward(kPoints, x.data(), trace.learnt, y.data());
  double steepest = 0;
  for (const Scalar slope : SlopesOf(trace, kPoints, x.data(), y.data())) {
    steepest = std::max(steepest, std::abs(static_cast<double>(slope)));
  }
  return steepest;
}

// An activation's own way back, with derivatives of 1.
template <class Scalar>
const std::vector<Scalar>& NetworkProbe<Scalar>::SlopesOf(const ActivationTrace<Scalar>& trace,
                                                          Index count, const Scalar* x,
                                                          const Scalar* y) {
  ones_.assign(static_cast<std::size_t>(count), Scalar(1));
  slopes_.assign(static_cast<std::size_t>(count), Scalar(0));
  learnt_gradient_.resize(static_cast<std::size_t>(trace.function->LearntCount()) + 1);
  trace.function->Backward(count, x, y, ones_.data(), trace.learnt, slopes_.data(),
                           learnt_gradient_.data());
  return slopes_;
}

template class NetworkProbe<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class NetworkProbe<double>;
#endif

}  // namespace playground
