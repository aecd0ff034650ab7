#include "data/prepare.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/exact_math.h"
#include "core/random.h"

namespace playground {
namespace {

// In standard deviations of the feature.
constexpr double kOutlierNear = 3, kOutlierFar = 6;

using Indices = std::vector<std::uint32_t>;

struct Split {
  Indices training, validation;
};

struct Moments {
  double mean = 0;
  double deviation = 0;  // Biased.
};

// The moments of column `column` of a table with `width` columns.
Moments MomentsOf(const std::vector<double>& table, Index width, Index column) {
  const Index rows = static_cast<Index>(table.size()) / width;
  Moments moments;
  for (Index row = 0; row < rows; ++row) moments.mean += table[row * width + column];
  moments.mean /= static_cast<double>(rows);
  double squares = 0;
  for (Index row = 0; row < rows; ++row) {
    const double error = table[row * width + column] - moments.mean;
    squares += error * error;
  }
  moments.deviation = std::sqrt(squares / static_cast<double>(rows));
  return moments;
}

// The rows of `table` named by `rows`.
std::vector<double> Rows(const std::vector<double>& table, Index width, const Indices& rows) {
  std::vector<double> chosen;
  chosen.reserve(rows.size() * width);
  for (std::uint32_t row : rows) {
    const auto begin = table.begin() + row * width;
    chosen.insert(chosen.end(), begin, begin + width);
  }
  return chosen;
}

std::size_t ShareOf(std::size_t count, double share) {
  return static_cast<std::size_t>(std::floor(share * static_cast<double>(count) + 0.5));
}

Split SplitSamples(const Dataset& raw, const PrepareOptions& options) {
  const auto samples = static_cast<std::uint32_t>(raw.samples());
  Indices order(samples);
  std::size_t training = raw.predefined_training;
  if (training > 0) {
    for (std::uint32_t i = 0; i < samples; ++i) order[i] = i;
  } else {
    order = Random(options.seed, Stream::kSplit).Permutation(samples);
    training = std::max<std::size_t>(1, ShareOf(samples, options.training_share));
    // Only the share 1 leaves nothing for validation.
    if (options.training_share < 1) training = std::min<std::size_t>(training, samples - 1);
  }
  return {{order.begin(), order.begin() + training}, {order.begin() + training, order.end()}};
}

// Keeps the first samples of each class but class 0; the order is random, so the choice is.
void Unbalance(const Dataset& raw, double imbalance, Indices* part) {
  if (raw.task == Task::kRegression || imbalance <= 0) return;
  std::vector<std::size_t> members(raw.classes), kept(raw.classes);
  for (std::uint32_t i : *part) ++members[static_cast<std::size_t>(raw.targets[i])];
  Indices rest;
  for (std::uint32_t i : *part) {
    const auto label = static_cast<std::size_t>(raw.targets[i]);
    const std::size_t quota = std::max<std::size_t>(1, ShareOf(members[label], 1 - imbalance));
    if (label > 0 && kept[label] >= quota) continue;
    ++kept[label];
    rest.push_back(i);
  }
  *part = std::move(rest);
}

// The samples of a part in the order in which they are spoilt: a larger share spoils the same ones
// and more.
Indices SpoilOrder(const Indices& part, Random& random) {
  Indices order = part;
  random.Shuffle(order);
  return order;
}

double Far(const Moments& moments, Random& random) {
  const double side = random.Below(2) == 0 ? -1 : 1;
  return side * random.Uniform(kOutlierNear, kOutlierFar) * moments.deviation;
}

// Classification: points far from their class. Regression: targets far from the curve, which is
// what robust losses are for.
void AddOutliers(const Indices& training, const PrepareOptions& options, Dataset* raw) {
  if (options.outliers <= 0) return;
  const bool regression = raw->task == Task::kRegression;
  std::vector<double>& table = regression ? raw->targets : raw->inputs;
  const Index width = regression ? raw->outputs : raw->features;
  const std::vector<double> chosen = Rows(table, width, training);
  std::vector<Moments> moments;
  for (Index column = 0; column < width; ++column) {
    moments.push_back(MomentsOf(chosen, width, column));
  }
  Random random(options.seed, Stream::kOutliers);
  const Indices order = SpoilOrder(training, random);
  for (std::size_t rank = 0; rank < ShareOf(order.size(), options.outliers); ++rank) {
    for (Index column = 0; column < width; ++column) {
      table[order[rank] * width + column] += Far(moments[column], random);
    }
  }
}

void FlipLabels(const Indices& training, const PrepareOptions& options, Dataset* raw) {
  Random random(options.seed, Stream::kLabels);
  const Indices order = SpoilOrder(training, random);
  const auto classes = static_cast<std::uint32_t>(raw->classes);
  for (std::size_t rank = 0; rank < ShareOf(order.size(), options.label_noise); ++rank) {
    double& label = raw->targets[order[rank]];
    const std::uint32_t shift = 1 + random.Below(classes - 1);
    label = (static_cast<std::uint32_t>(label) + shift) % classes;
  }
}

void BlurTargets(const Indices& training, const PrepareOptions& options, Dataset* raw) {
  const Index width = raw->outputs;
  const std::vector<double> chosen = Rows(raw->targets, width, training);
  Random random(options.seed, Stream::kLabels);
  for (Index column = 0; column < width; ++column) {
    const double size = options.label_noise * MomentsOf(chosen, width, column).deviation;
    for (std::uint32_t i : training) raw->targets[i * width + column] += size * random.Normal();
  }
}

void AddLabelNoise(const Indices& training, const PrepareOptions& options, Dataset* raw) {
  if (options.label_noise <= 0) return;
  if (raw->task == Task::kRegression) {
    BlurTargets(training, options, raw);
  } else {
    FlipLabels(training, options, raw);
  }
}

double Apply(Feature feature, double x1, double x2) {
  constexpr double kTwoPi = 6.283185307179586;
  switch (feature) {
    case Feature::kX1:
      return x1;
    case Feature::kX2:
      return x2;
    case Feature::kX1Squared:
      return x1 * x1;
    case Feature::kX2Squared:
      return x2 * x2;
    case Feature::kProduct:
      return x1 * x2;
    case Feature::kSinX1:
      return exact::Sin(kTwoPi * x1);
    case Feature::kSinX2:
      return exact::Sin(kTwoPi * x2);
  }
  return 0;
}

std::string NameOf(Feature feature, const std::string& x1, const std::string& x2) {
  switch (feature) {
    case Feature::kX1:
      return x1;
    case Feature::kX2:
      return x2;
    case Feature::kX1Squared:
      return x1 + "²";
    case Feature::kX2Squared:
      return x2 + "²";
    case Feature::kProduct:
      return x1 + "·" + x2;
    case Feature::kSinX1:
      return "sin 2π" + x1;
    case Feature::kSinX2:
      return "sin 2π" + x2;
  }
  return "";
}

std::vector<std::string> InputNames(const Dataset& raw, const PrepareOptions& options) {
  if (raw.features != 2 || options.features.empty()) return raw.feature_names;
  std::vector<std::string> names;
  for (Feature feature : options.features) {
    names.push_back(NameOf(feature, raw.feature_names[0], raw.feature_names[1]));
  }
  return names;
}

template <class Scalar>
DataPart<Scalar> MakePart(const Dataset& raw, const Indices& part, const FeatureMap& map) {
  DataPart<Scalar> result;
  result.samples = static_cast<Index>(part.size());
  result.inputs.reserve(part.size() * map.features());
  std::vector<double> inputs(map.features());
  for (std::uint32_t i : part) {
    map.Transform(raw.inputs.data() + i * raw.features, inputs.data());
    for (double input : inputs) result.inputs.push_back(static_cast<Scalar>(input));
  }
  for (double target : Rows(raw.targets, raw.outputs, part)) {
    if (raw.task == Task::kRegression) {
      result.values.push_back(static_cast<Scalar>(target));
    } else {
      result.classes.push_back(static_cast<std::int32_t>(target));
    }
  }
  if (raw.features <= 2) result.points = Rows(raw.inputs, raw.features, part);
  return result;
}

}  // namespace

FeatureMap::FeatureMap(Index raw_features, const PrepareOptions& options)
    : raw_features_(raw_features), scale_mismatch_(options.scale_mismatch) {
  if (raw_features == 2) transforms_ = options.features;
  const std::size_t features = transforms_.empty() ? raw_features : transforms_.size();
  mean_.assign(features, 0);
  deviation_.assign(features, 1);
}

void FeatureMap::Expand(const double* raw, double* inputs) const {
  const Index count = features();
  if (transforms_.empty()) {
    std::copy(raw, raw + count, inputs);
  } else {
    for (Index i = 0; i < count; ++i) inputs[i] = Apply(transforms_[i], raw[0], raw[1]);
  }
  inputs[count - 1] *= scale_mismatch_;
}

void FeatureMap::Standardize(const std::vector<double>& samples) {
  const Index count = features();
  const Index rows = static_cast<Index>(samples.size()) / raw_features_;
  std::vector<double> expanded(rows * count);
  for (Index row = 0; row < rows; ++row) {
    Expand(samples.data() + row * raw_features_, expanded.data() + row * count);
  }
  for (Index i = 0; i < count; ++i) {
    const Moments moments = MomentsOf(expanded, count, i);
    mean_[i] = moments.mean;
    // Equal numbers may differ from their mean by rounding.
    const bool constant = moments.deviation <= 1e-12 * std::fabs(moments.mean);
    deviation_[i] = constant ? 1 : moments.deviation;
  }
}

void FeatureMap::Transform(const double* raw, double* inputs) const {
  Expand(raw, inputs);
  for (Index i = 0; i < features(); ++i) inputs[i] = (inputs[i] - mean_[i]) / deviation_[i];
}

template <class Scalar>
PreparedData<Scalar> Prepare(Dataset raw, const PrepareOptions& options) {
  Split split = SplitSamples(raw, options);
  Unbalance(raw, options.imbalance, &split.training);
  Unbalance(raw, options.imbalance, &split.validation);
  AddOutliers(split.training, options, &raw);
  AddLabelNoise(split.training, options, &raw);

  PreparedData<Scalar> data;
  data.map = FeatureMap(raw.features, options);
  if (options.standardize) data.map.Standardize(Rows(raw.inputs, raw.features, split.training));
  data.task = raw.task;
  data.features = data.map.features();
  data.classes = raw.classes;
  data.outputs = raw.outputs;
  data.training = MakePart<Scalar>(raw, split.training, data.map);
  data.validation = MakePart<Scalar>(raw, split.validation, data.map);
  data.feature_names = InputNames(raw, options);
  data.class_names = std::move(raw.class_names);
  data.image_width = raw.image_width;
  return data;
}

template PreparedData<float> Prepare<float>(Dataset, const PrepareOptions&);
template PreparedData<double> Prepare<double>(Dataset, const PrepareOptions&);

}  // namespace playground
