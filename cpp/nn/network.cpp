#include "nn/network.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/module.h"

namespace playground {
namespace {

// Predictions and evaluations run over blocks of this many samples, which stay in the caches.
constexpr Index kBlock = 128;

constexpr double kNotApplicable = std::numeric_limits<double>::quiet_NaN();

// A first dense layer reads wide samples where they lie in the data set, saving the transposing
// copy; narrow ones are quicker side by side.
constexpr Index kWideInputs = 16;

// Counts right classes and sums squares over blocks of samples.
class Scores {
 public:
  Scores(const LossDetails& loss, Index outputs, bool classification)
      : loss_(loss), classification_(classification), outputs_(static_cast<std::size_t>(outputs)) {}

  // predictions(c, i), targets(c, i), and classes[i] where there are any.
  template <class Scalar>
  void Add(const Panel<const Scalar>& predictions, const Panel<Scalar>& targets,
           const std::int32_t* classes) {
    if (classification_) {
      AddClasses(predictions, targets, classes);
    } else {
      AddSquares(predictions, targets);
    }
    samples_ += predictions.batch;
  }

  Metrics Result(double loss_sum) const {
    const double count = static_cast<double>(samples_);
    Metrics metrics{loss_sum / count, kNotApplicable, kNotApplicable};
    if (classification_) {
      metrics.accuracy = static_cast<double>(right_) / count;
      return metrics;
    }
    double sum = 0;
    for (const Squares& s : outputs_) {
      const double total = s.y_y - s.y * s.y / count;
      sum += total > 0 ? 1 - s.residual / total : kNotApplicable;
    }
    metrics.r2 = sum / static_cast<double>(outputs_.size());
    return metrics;
  }

 private:
  // Targets count from the first one: then those that are all equal have sums of exactly 0.
  struct Squares {
    double residual = 0;
    double origin = 0;
    double y = 0;
    double y_y = 0;
  };

  template <class AnyPanel>
  static Index ClassOf(const AnyPanel& panel, Index i, double threshold) {
    if (panel.rows == 1) return Plain(panel(0, i)) > threshold ? 1 : 0;
    Index best = 0;
    for (Index c = 1; c < panel.rows; ++c) {
      if (panel(c, i) > panel(best, i)) best = c;
    }
    return best;
  }

  // The mean of the distribution that an output stands for. (No loss of the start module has
  // another than the output itself, and the exponential's tables are large.)
  double MeanFor(double output) const {
    if constexpr (kStartModule) return output;
    return loss_.model == LabelModel::kPoisson ? std::exp(output) : output;
  }

  double TargetThreshold(Index outputs) const {
    const bool sign = loss_.coding == TargetCoding::kSign ||
                      (loss_.coding == TargetCoding::kValue && outputs == 1);
    return sign ? 0 : 0.5;
  }

  template <class Scalar>
  void AddClasses(const Panel<const Scalar>& predictions, const Panel<Scalar>& targets,
                  const std::int32_t* classes) {
    for (Index i = 0; i < predictions.batch; ++i) {
      const Index expected =
          classes ? classes[i] : ClassOf(targets, i, TargetThreshold(targets.rows));
      if (ClassOf(predictions, i, loss_.threshold) == expected) ++right_;
    }
  }

  template <class Scalar>
  void AddSquares(const Panel<const Scalar>& predictions, const Panel<Scalar>& targets) {
    for (Index c = 0; c < predictions.rows; ++c) {
      Squares& s = outputs_[static_cast<std::size_t>(c)];
      if (samples_ == 0) s.origin = Plain(targets(c, 0));
      for (Index i = 0; i < predictions.batch; ++i) {
        const double y = Plain(targets(c, i));
        const double o = Plain(predictions(c, i));
        const double r = MeanFor(o) - y;
        s.residual += r * r;
        s.y += y - s.origin;
        s.y_y += (y - s.origin) * (y - s.origin);
      }
    }
  }

  const LossDetails& loss_;
  bool classification_;
  Index samples_ = 0;
  Index right_ = 0;
  std::vector<Squares> outputs_;
};

}  // namespace

template <class Scalar>
Network<Scalar>::Network(const NetworkSpec& spec, Index largest_batch, std::uint32_t seed)
    : classification_(spec.classification),
      dropout_(seed, Stream::kDropout),
      dropout_before_(dropout_) {
  Index dense = 0;
  sequence_ = Sequence<Scalar>(spec.layers, spec.inputs, "", &dense, &layout_);
  if constexpr (kHasSmallPass<Scalar>) small_ = SmallPass::For(spec);
  first_is_dense_ = spec.layers.front().kind == LayerSpec::Kind::kDense;
  loss_details_ = &LossRegistry::Find(spec.loss)->details;
  classification_ = classification_ || IsClassification(loss_details_->coding);
  loss_ = loss_details_->makers.template Make<Scalar>(spec.loss_params);
  PlanFor(largest_batch);
  largest_size_ = planned_size_;
}

template <class Scalar>
void Network<Scalar>::Initialize(const InitializerEntry& initializer, const ParamValues& params,
                                 std::uint32_t seed, Vector<Scalar>* parameters) const {
  parameters->setZero(layout_.size());
  Random random(seed, Stream::kInit);
  sequence_.Initialize(initializer, params, random, *parameters);
}

template <class Scalar>
double Network<Scalar>::LossAndGradient(const Vector<Scalar>& parameters,
                                        const BatchInput<Real>& batch, Vector<Scalar>* gradient,
                                        Mode mode) {
  Load(batch);
  if constexpr (kHasSmallPass<Scalar>) {
    if (gradient && IsSmall()) {
      predictions_ = small_->Forward(stride_, parameters.data(), x_, work_);
      const double loss = Loss();
      small_->Backward(stride_, parameters.data(), x_, derivative_, work_, gradient->data());
      return loss;
    }
  }
  Forward(parameters, mode);
  const double loss = Loss();
  if (gradient) Backward(parameters, gradient, mode);
  return loss;
}

// Whether the batch at hand can go through `small_`: nobody wants to see what lies between.
template <class Scalar>
bool Network<Scalar>::IsSmall() const {
  if constexpr (kHasSmallPass<Scalar>) {
    return small_ && SmallPass::Takes(stride_) && !sample_rows_ && !trace_ && !activations_;
  }
  return false;
}

template <class Scalar>
void Network<Scalar>::Predict(const Vector<Scalar>& parameters, const Real* samples, Index count,
                              Matrix<Scalar>* outputs) {
  outputs->resize(this->outputs(), count);
  for (Index first = 0; first < count; first += kBlock) {
    const Index size = std::min(kBlock, count - first);
    Load({.inputs = samples + first * inputs(), .samples = size});
    const Panel<const Scalar> block = Forward(parameters, Mode::kEvaluate);
    for (Index c = 0; c < block.rows; ++c) {
      std::copy(&block(c, 0), &block(c, 0) + size, &(*outputs)(c, first));
    }
  }
}

template <class Scalar>
Metrics Network<Scalar>::Evaluate(const Vector<Scalar>& parameters, const BatchInput<Real>& batch) {
  Scores scores(*loss_details_, outputs(), classification_);
  double loss_sum = 0;
  for (Index first = 0; first < batch.size(); first += kBlock) {
    const Index size = std::min(kBlock, batch.size() - first);
    BatchInput<Real> block = batch;
    std::uint32_t positions[kBlock];
    for (Index i = 0; i < size; ++i) {
      positions[i] = batch.indices.empty() ? static_cast<std::uint32_t>(first + i)
                                           : batch.indices[static_cast<std::size_t>(first + i)];
    }
    block.indices = std::span<const std::uint32_t>(positions, static_cast<std::size_t>(size));
    Load(block);
    const Panel<const Scalar> predictions = Forward(parameters, Mode::kEvaluate);
    loss_sum += Loss() * static_cast<double>(size);
    scores.Add(predictions, targets(), has_classes_ ? classes() : nullptr);
  }
  return scores.Result(loss_sum);
}

// Divides the memory for batches of this size.
template <class Scalar>
void Network<Scalar>::PlanFor(Index batch) {
  const Index stride = PaddedSize<Scalar>(batch);
  batch_ = batch;
  if (stride != stride_) {
    stride_ = stride;
    planned_size_ = (inputs() + 2 * outputs()) * stride + sequence_.Plan(stride);
  }
  x_ = memory_.Reserve(std::max(planned_size_, largest_size_));
  targets_ = x_ + inputs() * stride;
  derivative_ = targets_ + outputs() * stride;
  work_ = derivative_ + outputs() * stride;
}

template <class Scalar>
void Network<Scalar>::Load(const BatchInput<Real>& batch) {
  PlanFor(batch.size());
  std::uint32_t* samples = samples_.Reserve(stride_);
  const std::uint32_t* indices = batch.indices.empty() ? nullptr : batch.indices.data();
  for (Index i = 0; i < batch_; ++i) {
    samples[i] = indices ? indices[i] : static_cast<std::uint32_t>(i);
  }
  for (Index i = batch_; i < stride_; ++i) samples[i] = samples[batch_ - 1];
  GatherInputs(batch);
  GatherTargets(batch);
}

template <class Scalar>
void Network<Scalar>::GatherInputs(const BatchInput<Real>& batch) {
  const Index features = inputs();
  const bool whole_lanes = features % Lanes<Scalar>::kWidth == 0;
  // No data of the start module are so wide.
  const bool in_place = !kStartModule && std::is_same_v<Scalar, Real> && first_is_dense_ &&
                        whole_lanes && features >= kWideInputs && trace_ == nullptr;
  sample_rows_ = in_place ? batch.inputs : nullptr;
  if (in_place) return;
  const std::uint32_t* samples = samples_.data();
  const Index stride = stride_;
  Scalar* x = x_;
  if (features < kWideInputs) {
    // The longer loop inside.
    for (Index f = 0; f < features; ++f, x += stride) {
      const Real* feature = batch.inputs + f;
      for (Index i = 0; i < stride; ++i) {
        x[i] = Scalar(feature[static_cast<Index>(samples[i]) * features]);
      }
    }
    return;
  }
  for (Index i = 0; i < stride; ++i) {
    const Real* sample = batch.inputs + static_cast<Index>(samples[i]) * features;
    for (Index f = 0; f < features; ++f) x[f * stride + i] = Scalar(sample[f]);
  }
}

template <class Scalar>
void Network<Scalar>::GatherTargets(const BatchInput<Real>& batch) {
  const std::uint32_t* samples = samples_.data();
  has_classes_ = batch.classes != nullptr;
  std::int32_t* classes = classes_.Reserve(stride_);
  if (batch.classes) {
    for (Index i = 0; i < stride_; ++i) classes[i] = batch.classes[samples[i]];
  }
  if (!batch.values) return;
  for (Index c = 0; c < outputs(); ++c) {
    const Real* values = batch.values + c * batch.samples;
    for (Index i = 0; i < stride_; ++i) targets_[c * stride_ + i] = Scalar(values[samples[i]]);
  }
}

template <class Scalar>
Pass<Scalar> Network<Scalar>::MakePass(const Vector<Scalar>& parameters, Mode mode) {
  Pass<Scalar> pass;
  pass.parameters = parameters.data();
  pass.batch = batch_;
  pass.stride = stride_;
  pass.mode = mode;
  pass.samples = samples_.data();
  pass.activations = activations_;
  if constexpr (std::is_same_v<Scalar, Real>) pass.sample_rows = sample_rows_;
  return pass;
}

template <class Scalar>
Panel<const Scalar> Network<Scalar>::Forward(const Vector<Scalar>& parameters, Mode mode) {
  Pass<Scalar> pass = MakePass(parameters, mode);
  if (mode == Mode::kTrain) dropout_before_ = dropout_;
  Random repeated = dropout_before_;
  pass.dropout = mode == Mode::kTrain ? &dropout_ : &repeated;
  predictions_ = sequence_.Forward(pass, sample_rows_ ? nullptr : x_, work_);
  return {predictions_, outputs(), batch_, stride_};
}

template <class Scalar>
double Network<Scalar>::LossAt(const Scalar* predictions) {
  LossInput<Scalar> input;
  input.outputs = outputs();
  input.batch = batch_;
  input.stride = stride_;
  input.predictions = predictions;
  input.targets = targets_;
  input.classes = classes_.data();
  return loss_->Evaluate(input, derivative_);
}

template <class Scalar>
void Network<Scalar>::Backward(const Vector<Scalar>& parameters, Vector<Scalar>* gradient,
                               Mode mode) {
  Pass<Scalar> pass = MakePass(parameters, mode);
  pass.gradient = gradient->data();
  pass.trace = trace_;
  sequence_.Backward(pass, sample_rows_ ? nullptr : x_, derivative_, work_, false);
}

template <class Scalar>
std::vector<RunningStatistics<Scalar>*> Network<Scalar>::Statistics() {
  std::vector<RunningStatistics<Scalar>*> statistics;
  sequence_.CollectStatistics(&statistics);
  return statistics;
}

template class Network<float>;
template class Network<Dual<float>>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class Network<double>;
template class Network<Dual<double>>;
#endif

}  // namespace playground
