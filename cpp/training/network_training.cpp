#include "training/network_training.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "diagnostics/network_probe.h"

namespace playground {
namespace {

float Sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

// The probability that one output stands for.
float Probability(LabelModel model, float output) {
  switch (model) {
    case LabelModel::kBernoulli:
    case LabelModel::kSign:
      return Sigmoid(output);
    case LabelModel::kProbability:
      return output;
    default:
      return std::clamp((output + 1) / 2, 0.0f, 1.0f);
  }
}

void SoftmaxInPlace(float* values, Index count) {
  const float largest = *std::max_element(values, values + count);
  float total = 0;
  for (Index i = 0; i < count; ++i) total += values[i] = std::exp(values[i] - largest);
  for (Index i = 0; i < count; ++i) values[i] /= total;
}

}  // namespace

template <class Scalar>
NetworkTraining<Scalar>::NetworkTraining(const RunSpec& spec, const NetworkSpec& network,
                                         std::shared_ptr<const PreparedData<Scalar>> data)
    : data_(std::move(data)),
      network_spec_(network),
      network_(network, 1, static_cast<std::uint32_t>(spec.settings["batch.seed"])),
      sampler_(static_cast<std::uint32_t>(data_->training.samples),
               static_cast<std::uint32_t>(spec.settings["batch"]),
               static_cast<std::uint32_t>(spec.settings["batch.seed"]), spec.settings.Is("shuffle"),
               spec.settings.Is("drop_last")),
      penalty_{spec.settings["l1"], spec.settings["l2"]},
      init_(spec.init),
      init_seed_(static_cast<std::uint32_t>(spec.settings["init.seed"])) {
  const TargetCoding coding = network_.loss_details().coding;
  if (!network.classification || coding == TargetCoding::kClass) return;
  auto coded = std::make_shared<CodedTargets>();
  const Index outputs = network_.outputs();
  EncodeClasses<Scalar>(coding, data_->training.classes, outputs, &coded->training);
  EncodeClasses<Scalar>(coding, data_->validation.classes, outputs, &coded->validation);
  coded_ = std::move(coded);
}

template <class Scalar>
NetworkTraining<Scalar>::NetworkTraining(const NetworkTraining& other)
    : data_(other.data_),
      network_spec_(other.network_spec_),
      network_(other.network_),
      coded_(other.coded_),
      sampler_(other.sampler_),
      batch_(other.batch_),
      penalty_(other.penalty_),
      init_(other.init_),
      init_seed_(other.init_seed_),
      samples_seen_(other.samples_seen_) {}

template <class Scalar>
void NetworkTraining<Scalar>::Initialize(Vector<Scalar>& parameters) {
  network_.Initialize(*init_.entry, init_.params, init_seed_, &parameters);
}

template <class Scalar>
BatchInput<Scalar> NetworkTraining<Scalar>::InputOf(Part part) const {
  const bool training = part == Part::kTraining;
  const DataPart<Scalar>& data = training ? data_->training : data_->validation;
  BatchInput<Scalar> input;
  input.inputs = data.inputs.data();
  input.samples = data.samples;
  if (coded_) input.values = (training ? coded_->training : coded_->validation).data();
  if (data.classes.empty()) {
    input.values = data.values.data();
  } else {
    input.classes = data.classes.data();
  }
  return input;
}

template <class Scalar>
void NetworkTraining<Scalar>::NextBatch() {
  batch_ = InputOf(Part::kTraining);
  batch_.indices = sampler_.Next();
  samples_seen_ += static_cast<double>(batch_.size());
}

template <class Scalar>
double NetworkTraining<Scalar>::LossAndGradient(const Vector<Scalar>& parameters,
                                                Vector<Scalar>& gradient) {
  const double loss = network_.LossAndGradient(parameters, batch_, &gradient, Mode::kTrain);
  return penalty_.active() ? loss + penalty_.Add(layout(), parameters, &gradient) : loss;
}

template <class Scalar>
Objective<Scalar>& NetworkTraining<Scalar>::objective() {
  if constexpr (kStartModule) {
    Abort("no objective in the start module", "");
  } else {
    if (!evaluator_) evaluator_ = std::make_unique<Evaluator>(network_spec_, &network_, penalty_);
    evaluator_->plain.SetBatch(batch_);
    if (penalty_.active()) return evaluator_->penalized;
    return evaluator_->plain;
  }
}

template <class Scalar>
PartMetrics NetworkTraining<Scalar>::Evaluate(Part part, const Vector<Scalar>& parameters) {
  const BatchInput<Scalar> input = InputOf(part);
  if (input.samples == 0) return {};
  const Metrics metrics = network_.Evaluate(parameters, input);
  return {metrics.loss, metrics.accuracy, metrics.r2};
}

// A step passes its batch forward once and backward at twice that cost.
template <class Scalar>
double NetworkTraining<Scalar>::EvaluationCost() const {
  const auto samples = static_cast<double>(data_->training.samples + data_->validation.samples);
  return samples / (3.0 * sampler_.batch());
}

template <class Scalar>
std::unique_ptr<Probe<Scalar>> NetworkTraining<Scalar>::MakeProbe() const {
  if constexpr (kStartModule) {
    return nullptr;
  } else {
    // Both owners of what InputOf points at.
    auto owner =
        std::make_shared<const std::pair<decltype(data_), decltype(coded_)>>(data_, coded_);
    return std::make_unique<NetworkProbe<Scalar>>(
        network_spec_,
        ProbeData<Scalar>{std::move(owner), InputOf(Part::kTraining),
                          static_cast<double>(sampler_.batch())},
        penalty_);
  }
}

template <class Scalar>
Index NetworkTraining<Scalar>::PredictionSize() const {
  const PreparedData<Scalar>& data = *data_;
  if (data.task == Task::kRegression) return data.outputs;
  return data.task == Task::kBinary ? 1 : data.classes;
}

// outputs x samples -> what a person reads, sample by sample.
template <class Scalar>
std::vector<float> NetworkTraining<Scalar>::Readable(const Matrix<Scalar>& outputs) const {
  const LabelModel model = network_.loss_details().model;
  const bool classes = data_->task != Task::kRegression;
  const Index rows = outputs.rows(), size = PredictionSize();
  std::vector<float> result(static_cast<std::size_t>(outputs.cols() * size));
  std::vector<float> one(static_cast<std::size_t>(rows));
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    for (Index row = 0; row < rows; ++row) {
      const float output = static_cast<float>(outputs(row, sample));
      const bool raw = !classes || model == LabelModel::kCategorical;
      one[static_cast<std::size_t>(row)] = raw ? output : Probability(model, output);
    }
    if (classes && model == LabelModel::kCategorical) SoftmaxInPlace(one.data(), rows);
    // Two outputs for two classes: the second is class 1.
    const Index first = rows - size;
    std::copy(one.begin() + first, one.end(), result.begin() + sample * size);
  }
  return result;
}

template <class Scalar>
std::vector<float> NetworkTraining<Scalar>::Predict(const Vector<Scalar>& parameters,
                                                    const std::vector<double>& raw) {
  const PreparedData<Scalar>& data = *data_;
  const Index raw_features = data.map.raw_features();
  const Index count = static_cast<Index>(raw.size()) / raw_features;
  std::vector<double> seen(static_cast<std::size_t>(data.features));
  Vector<Scalar> inputs(count * data.features);
  for (Index i = 0; i < count; ++i) {
    data.map.Transform(raw.data() + i * raw_features, seen.data());
    for (Index k = 0; k < data.features; ++k) {
      inputs[i * data.features + k] = static_cast<Scalar>(seen[static_cast<std::size_t>(k)]);
    }
  }
  Matrix<Scalar> outputs;
  network_.Predict(parameters, inputs.data(), count, &outputs);
  return Readable(outputs);
}

template <class Scalar>
std::vector<float> NetworkTraining<Scalar>::PredictPart(const Vector<Scalar>& parameters, Part part,
                                                        Index first, Index count) {
  const BatchInput<Scalar> input = InputOf(part);
  count = std::min(count, input.samples - first);
  if (first < 0 || count <= 0) return {};
  Matrix<Scalar> outputs;
  network_.Predict(parameters, input.inputs + first * data_->features, count, &outputs);
  return Readable(outputs);
}

template <class Scalar>
std::vector<std::int32_t> NetworkTraining<Scalar>::Confusion(const Vector<Scalar>& parameters) {
  const PreparedData<Scalar>& data = *data_;
  const Index classes = data.classes, size = PredictionSize();
  std::vector<std::int32_t> counts(static_cast<std::size_t>(classes * classes), 0);
  if (data.task == Task::kRegression) return {};
  const auto predictions = PredictPart(parameters, Part::kValidation, 0, data.validation.samples);
  for (Index i = 0; i < data.validation.samples; ++i) {
    const auto one = predictions.begin() + i * size;
    const Index predicted = size == 1 ? (*one > 0.5f) : std::max_element(one, one + size) - one;
    const Index truth = data.validation.classes[static_cast<std::size_t>(i)];
    ++counts[static_cast<std::size_t>(truth * classes + predicted)];
  }
  return counts;
}

template class NetworkTraining<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class NetworkTraining<double>;
#endif

}  // namespace playground
