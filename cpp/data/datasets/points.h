// Generated data sets add their samples with this class. It draws both parts of a point's noise
// whether they are used or not, so that more noise moves the same points and draws no others.
#pragma once

#include <string>
#include <string_view>

#include "data/dataset.h"

namespace playground {

inline constexpr double kPi = 3.141592653589793;

// A whole number in [min, max].
constexpr ParamSpec SmallCount(std::string_view id, std::string_view symbol,
                               std::string_view summary, int default_value, int min, int max) {
  ParamSpec spec = Count(id, symbol, summary, default_value, min, max);
  spec.max = max;
  return spec;
}

class Points {
 public:
  // Classes of points in the plane. Inputs: within [-1, 1] without noise.
  static Points Classes(const DatasetRequest& request, Dataset* dataset, Index classes = 2) {
    dataset->task = classes == 2 ? Task::kBinary : Task::kMultiClass;
    dataset->features = 2;
    dataset->classes = classes;
    dataset->feature_names = {"x1", "x2"};
    for (Index i = 0; i < classes; ++i) dataset->class_names.push_back(std::to_string(i));
    return Points(request, dataset);
  }
  // A function of one or two variables.
  static Points Function(const DatasetRequest& request, Dataset* dataset, Index features) {
    dataset->task = Task::kRegression;
    dataset->features = features;
    dataset->classes = 0;
    dataset->feature_names = {"x"};
    if (features == 2) dataset->feature_names = {"x1", "x2"};
    return Points(request, dataset);
  }

  // The class of sample i: all classes in turn, so that they are of equal size.
  Index ClassOf(Index i) const { return i % dataset_->classes; }

  // A point of a class; its noise moves it in both directions.
  void Add(double x1, double x2, Index label) {
    dataset_->inputs.push_back(x1 + Noise());
    dataset_->inputs.push_back(x2 + Noise());
    dataset_->targets.push_back(static_cast<double>(label));
  }
  // A value of a function; its noise is on the value.
  void AddValue(double x, double value) {
    dataset_->inputs.push_back(x);
    dataset_->targets.push_back(value + Noise());
  }
  void AddValue(double x1, double x2, double value) {
    dataset_->inputs.push_back(x1);
    AddValue(x2, value);
  }

 private:
  Points(const DatasetRequest& request, Dataset* dataset)
      : noise_(request.noise), random_(&request.random), dataset_(dataset) {}

  double Noise() { return noise_ * random_->Normal(); }

  double noise_;
  Random* random_;
  Dataset* dataset_;
};

}  // namespace playground
