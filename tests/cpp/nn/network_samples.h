// Tests make networks and data from the catalog with these functions.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.h"
#include "nn/network.h"

namespace playground {

// Random samples and targets that suit a loss.
template <class Real>
struct RandomData {
  Index samples = 0;
  std::vector<Real> inputs;
  std::vector<Real> values;
  std::vector<std::int32_t> classes;

  RandomData(TargetCoding coding, Index count, Index features, Index outputs, Random& random)
      : samples(count) {
    for (Index i = 0; i < count * features; ++i) {
      inputs.push_back(static_cast<Real>(random.Normal()));
    }
    for (Index i = 0; i < count; ++i) {
      classes.push_back(
          static_cast<std::int32_t>(random.Below(static_cast<std::uint32_t>(outputs))));
    }
    if (coding == TargetCoding::kClass) return;
    for (Index i = 0; i < count * outputs; ++i) {
      values.push_back(static_cast<Real>(Target(coding, random)));
    }
    if (coding == TargetCoding::kDistribution) Normalise(outputs);
    classes.clear();
  }

  BatchInput<Real> Batch(std::span<const std::uint32_t> indices = {}) const {
    return {.inputs = inputs.data(),
            .samples = samples,
            .values = values.empty() ? nullptr : values.data(),
            .classes = classes.empty() ? nullptr : classes.data(),
            .indices = indices};
  }

 private:
  static double Target(TargetCoding coding, Random& random) {
    switch (coding) {
      case TargetCoding::kCount:
        return random.Below(4);
      case TargetCoding::kZeroOne:
        return random.Below(2);
      case TargetCoding::kSign:
        return random.Below(2) ? 1 : -1;
      case TargetCoding::kDistribution:
        return random.Uniform(0.1, 1);
      default:
        return 2 * random.Normal();
    }
  }
  void Normalise(Index outputs) {
    for (Index i = 0; i < samples; ++i) {
      Real sum = 0;
      for (Index c = 0; c < outputs; ++c) sum += values[c * samples + i];
      for (Index c = 0; c < outputs; ++c) values[c * samples + i] /= sum;
    }
  }
};

// `layers` with the loss and its default parameters; a loss on probabilities gets a sigmoid before
// it.
inline NetworkSpec MakeSpec(Index inputs, std::vector<LayerSpec> layers, std::string_view loss) {
  const LossEntry* entry = LossRegistry::Find(loss);
  if (entry->details.model == LabelModel::kProbability) {
    layers.push_back(LayerSpec::Activation("sigmoid"));
  }
  NetworkSpec spec;
  spec.inputs = inputs;
  spec.layers = std::move(layers);
  spec.loss = loss;
  spec.loss_params = ParamValues(entry->params);
  return spec;
}

// 3-5-4-2 with one activation.
inline NetworkSpec SmallSpec(std::string_view activation, std::string_view loss) {
  return MakeSpec(
      3,
      {LayerSpec::Dense(3, 5), LayerSpec::Activation(activation), LayerSpec::Dense(5, 4),
       LayerSpec::Activation(activation), LayerSpec::Dense(4, 2)},
      loss);
}

template <class Scalar>
Vector<Scalar> RandomVector(Index size, double deviation, Random& random) {
  Vector<Scalar> result(size);
  for (Index i = 0; i < size; ++i) result[i] = static_cast<Scalar>(deviation * random.Normal());
  return result;
}

inline double RelativeError(const Vector<double>& a, const Vector<double>& b) {
  const double scale = std::max({a.norm(), b.norm(), 1e-6});
  return (a - b).norm() / scale;
}

}  // namespace playground
