// Preparing turns raw samples into what a network is trained on: it spoils them (outliers,
// imbalance, wrong labels), splits them, transforms features and scales them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types.h"
#include "data/dataset.h"

namespace playground {

// What the network sees of a two-dimensional point; the sines have period 1.
enum class Feature { kX1, kX2, kX1Squared, kX2Squared, kProduct, kSinX1, kSinX2 };

struct PrepareOptions {
  double training_share = 0.5;  // 0.05 to 1; ignored where the data set has a split of its own.
  std::uint32_t seed = 1;       // Decides the split and everything random here.
  bool standardize = false;     // By mean and biased deviation of the training part.
  double outliers = 0;          // Share of the training samples thrown far away.
  double imbalance = 0;         // Share of all classes but the first that is left out, below 1.
  double scale_mismatch = 1;    // Factor on the last feature, before standardisation; > 0.
  double label_noise = 0;       // Share of the training labels that are wrong; regression: noise in
                                // standard deviations of the targets.
  // For two-dimensional data only; empty: its two features as they are.
  std::vector<Feature> features = {Feature::kX1, Feature::kX2};
};

// How raw features become what the network sees: transforms, factor, standardisation.
class FeatureMap {
 public:
  FeatureMap() = default;
  FeatureMap(Index raw_features, const PrepareOptions& options);

  // Takes mean and deviation from these samples (samples x raw features).
  void Standardize(const std::vector<double>& samples);

  Index raw_features() const { return raw_features_; }
  Index features() const { return static_cast<Index>(mean_.size()); }
  // One number per feature: 0 and 1 until Standardize. Deviations are > 0: 1 for constant features.
  const std::vector<double>& mean() const { return mean_; }
  const std::vector<double>& deviation() const { return deviation_; }

  // raw: raw_features() numbers; inputs: features() numbers.
  void Transform(const double* raw, double* inputs) const;
  // For a point of a picture of two-dimensional data.
  void TransformPoint(double x1, double x2, double* inputs) const {
    const double raw[] = {x1, x2};
    Transform(raw, inputs);
  }

 private:
  void Expand(const double* raw, double* inputs) const;

  Index raw_features_ = 0;
  double scale_mismatch_ = 1;
  std::vector<Feature> transforms_;  // Empty: raw features as they are.
  std::vector<double> mean_, deviation_;
};

// One part of the data, sample by sample.
template <class Scalar>
struct DataPart {
  Index samples = 0;
  std::vector<Scalar> inputs;         // samples x features, as the network sees them.
  std::vector<Scalar> values;         // Regression: samples x outputs.
  std::vector<std::int32_t> classes;  // Classification: one per sample.
  std::vector<double> points;  // Raw features of data in one or two dimensions, for pictures.
};

template <class Scalar>
struct PreparedData {
  Task task = Task::kBinary;
  Index features = 0;  // What the network sees.
  Index classes = 0;
  Index outputs = 1;
  DataPart<Scalar> training, validation;
  FeatureMap map;
  std::vector<std::string> feature_names, class_names;
  Index image_width = 0;
};

// `raw` holds at least 2 samples. The same split and the same spoilt samples on every target.
template <class Scalar>
PreparedData<Scalar> Prepare(Dataset raw, const PrepareOptions& options);

extern template PreparedData<float> Prepare<float>(Dataset, const PrepareOptions&);
extern template PreparedData<double> Prepare<double>(Dataset, const PrepareOptions&);

}  // namespace playground
