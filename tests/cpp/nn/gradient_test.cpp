// These tests compare analytic derivatives with central differences, in double.
#include <gtest/gtest.h>

#include <cstdio>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"
#include "nn/activation.h"
#include "nn/network_objective.h"
#include "nn/norm.h"

namespace playground {
namespace {

constexpr double kTolerance = 1e-6;
constexpr double kStep = 2e-5;
constexpr int kAttempts = 50;

// A network on one batch of random data, at random parameters.
struct Trial {
  NetworkSpec spec;
  Network<double> network;
  RandomData<double> data;
  NetworkObjective<double> objective;
  Vector<double> parameters;

  Trial(const NetworkSpec& s, Random& random)
      : spec(s),
        network(spec),
        data(network.loss_details().coding, 6, spec.inputs, network.outputs(), random),
        objective(spec, &network),
        // Larger weights would saturate the sigmoid before `bce` for squared-relu, where 1 - o has
        // no digits left.
        parameters(RandomVector<double>(network.layout().size(), 0.4, random)) {
    objective.SetBatch(data.Batch());
  }

  Vector<double> Gradient(const Vector<double>& at) {
    Vector<double> gradient(at.size());
    objective.Evaluate(at, &gradient);
    return gradient;
  }
  Vector<double> GradientByDifferences(double step) {
    Vector<double> result(parameters.size()), moved = parameters;
    for (Index i = 0; i < moved.size(); ++i) {
      moved[i] = parameters[i] + step;
      const double above = objective.Evaluate(moved, nullptr);
      moved[i] = parameters[i] - step;
      const double below = objective.Evaluate(moved, nullptr);
      moved[i] = parameters[i];
      result[i] = (above - below) / (2 * step);
    }
    return result;
  }
  Vector<double> ProductByDifferences(const Vector<double>& direction, double step) {
    return (Gradient(parameters + step * direction) - Gradient(parameters - step * direction)) /
           (2 * step);
  }
};

// Two step sizes agree unless a kink (of ReLU, of the absolute error) lies within the step, where
// differences mean nothing. The analytic derivative has no part in this.
bool IsSmooth(const Vector<double>& differences, const Vector<double>& wider) {
  return RelativeError(differences, wider) < kTolerance / 4;
}

// The relative error of the gradient at the first random point without a kink nearby.
double GradientError(const NetworkSpec& spec, Random& random) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    Trial trial(spec, random);
    const Vector<double> expected = trial.GradientByDifferences(kStep);
    if (!IsSmooth(expected, trial.GradientByDifferences(2 * kStep))) continue;
    return RelativeError(expected, trial.Gradient(trial.parameters));
  }
  ADD_FAILURE() << "no smooth point found";
  return 1;
}

double ProductError(const NetworkSpec& spec, Random& random) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    Trial trial(spec, random);
    const auto direction = RandomVector<double>(trial.parameters.size(), 1, random);
    const Vector<double> expected = trial.ProductByDifferences(direction, kStep);
    if (!IsSmooth(expected, trial.ProductByDifferences(direction, 2 * kStep))) continue;
    Vector<double> product(direction.size());
    EXPECT_TRUE(trial.objective.HessianTimes(trial.parameters, direction, product));
    return RelativeError(expected, product);
  }
  ADD_FAILURE() << "no smooth point found";
  return 1;
}

// Prints the errors for every activation (row) and loss (column) and checks them.
void CheckTable(const char* title, double (*error_of)(const NetworkSpec&, Random&)) {
  std::printf("%s, relative error for every activation and loss\n%-14s", title, "");
  for (const LossEntry& loss : LossRegistry::All()) {
    std::printf(" %7.7s", std::string(loss.id).c_str());
  }
  std::printf("\n");
  Random random(TestSeed(), Stream::kData);
  for (const ActivationEntry& activation : ActivationRegistry::All()) {
    std::printf("%-14s", std::string(activation.id).c_str());
    for (const LossEntry& loss : LossRegistry::All()) {
      const double error = error_of(SmallSpec(activation.id, loss.id), random);
      std::printf(" %7.0e", error);
      EXPECT_LT(error, kTolerance) << activation.id << " with " << loss.id;
    }
    std::printf("\n");
  }
}

TEST(GradientTest, AgreesWithDifferencesForEveryActivationAndLoss) {
  CheckTable("Gradient against central differences", GradientError);
}

TEST(GradientTest, HessianProductAgreesWithDifferencesForEveryActivationAndLoss) {
  CheckTable("Hessian-vector product against differences of gradients", ProductError);
}

// A norm before or after the activation of a hidden layer.
std::vector<LayerSpec> Hidden(LayerSpec dense, LayerSpec norm, std::string_view activation,
                              std::string_view place) {
  if (place == "before") return {dense, norm, LayerSpec::Activation(activation)};
  return {dense, LayerSpec::Activation(activation), norm};
}

// Every norm in a plain and in a residual layer, with dropout.
std::vector<LayerSpec> LayersWith(std::string_view norm, std::string_view place) {
  std::vector<LayerSpec> layers =
      Hidden(LayerSpec::Dense(3, 5), LayerSpec::Norm(norm), "tanh", place);
  layers.push_back(LayerSpec::Dropout(0.3));
  layers.push_back(LayerSpec::Residual(
      Hidden(LayerSpec::Dense(5, 5, false), LayerSpec::Norm(norm), "silu", place)));
  layers.push_back(LayerSpec::Residual({LayerSpec::Norm(norm), LayerSpec::Dense(5, 5)}));
  layers.push_back(LayerSpec::Activation("prelu"));
  layers.push_back(LayerSpec::Dense(5, 2));
  return layers;
}

TEST(GradientTest, AgreesWithDifferencesForEveryNormWithResidualsAndDropout) {
  Random random(TestSeed(), Stream::kData);
  for (const NormEntry& norm : NormRegistry::All()) {
    for (const std::string_view place : {"before", "after"}) {
      const NetworkSpec spec = MakeSpec(3, LayersWith(norm.id, place), "softmax-ce");
      EXPECT_LT(GradientError(spec, random), kTolerance) << norm.id << " " << place;
      EXPECT_LT(ProductError(spec, random), kTolerance) << norm.id << " " << place;
    }
  }
}

TEST(GradientTest, AgreesWithDifferencesForNonDefaultLossParameters) {
  const auto check = [](std::string_view loss, std::string_view param, double value) {
    NetworkSpec spec = SmallSpec("tanh", loss);
    ASSERT_FALSE(spec.loss_params.Set(param, value).has_value()) << loss;
    Random random(TestSeed(), Stream::kData);
    EXPECT_LT(GradientError(spec, random), kTolerance) << loss;
    EXPECT_LT(ProductError(spec, random), kTolerance) << loss;
  };
  check("huber", "delta", 0.3);
  check("smooth-l1", "beta", 0.4);
  check("quantile", "tau", 0.8);
  check("softmax-ce", "label_smoothing", 0.2);
  check("multi-margin", "p", 2);
  check("multi-margin", "margin", 0.5);
}

}  // namespace
}  // namespace playground
