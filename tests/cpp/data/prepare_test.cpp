#include "data/prepare.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "cpp/data/data_testing.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

Dataset Spiral(Index samples) { return Generate("spiral", samples, 0.05, TestSeed()); }

PrepareOptions Options() {
  PrepareOptions options;
  options.seed = TestSeed();
  return options;
}

// One feature holding the number of the sample; class = number modulo `classes`.
Dataset Numbered(Index samples, Index classes) {
  Dataset data;
  data.task = classes == 2 ? Task::kBinary : Task::kMultiClass;
  data.features = 1;
  data.classes = classes;
  data.feature_names = {"number"};
  for (Index i = 0; i < samples; ++i) {
    data.inputs.push_back(static_cast<double>(i));
    data.targets.push_back(static_cast<double>(i % classes));
  }
  return data;
}

int Different(const std::vector<double>& a, const std::vector<double>& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i];
  return count;
}

TEST(PrepareTest, PartsHaveTheirSizesAndShareNoSample) {
  for (Index samples : {2, 10, 11, 500}) {
    for (double share : {0.05, 0.5, 0.8, 0.999, 1.0}) {
      PrepareOptions options = Options();
      options.training_share = share;
      const auto data = Prepare<double>(Numbered(samples, 2), options);
      const double wanted = std::floor(share * samples + 0.5);
      const double most = share < 1 ? samples - 1 : samples;
      EXPECT_EQ(data.training.samples, std::clamp(wanted, 1.0, most));
      EXPECT_EQ(data.training.samples + data.validation.samples, samples);
      std::set<double> seen(data.training.inputs.begin(), data.training.inputs.end());
      seen.insert(data.validation.inputs.begin(), data.validation.inputs.end());
      EXPECT_EQ(static_cast<Index>(seen.size()), samples);
    }
  }
}

TEST(PrepareTest, TheSeedDecidesTheSplit) {
  PrepareOptions options = Options();
  const auto first = Prepare<double>(Numbered(100, 2), options).training.inputs;
  EXPECT_EQ(Prepare<double>(Numbered(100, 2), options).training.inputs, first);
  ++options.seed;
  EXPECT_NE(Prepare<double>(Numbered(100, 2), options).training.inputs, first);
}

TEST(PrepareTest, APredefinedSplitIsKept) {
  Dataset raw = Numbered(10, 2);
  raw.predefined_training = 7;
  const auto data = Prepare<double>(raw, Options());
  EXPECT_EQ(data.training.inputs, (std::vector<double>{0, 1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(data.validation.inputs, (std::vector<double>{7, 8, 9}));
}

TEST(PrepareTest, FloatIsTheRoundedDouble) {
  PrepareOptions options = Options();
  options.standardize = true;
  const auto exact = Prepare<double>(Spiral(100), options);
  const auto rounded = Prepare<float>(Spiral(100), options);
  for (std::size_t i = 0; i < exact.training.inputs.size(); ++i) {
    EXPECT_EQ(rounded.training.inputs[i], static_cast<float>(exact.training.inputs[i]));
  }
  EXPECT_EQ(rounded.training.classes, exact.training.classes);
  EXPECT_EQ(rounded.training.points, exact.training.points);
}

TEST(PrepareTest, StandardisationUsesTheTrainingPartAlone) {
  PrepareOptions options = Options();
  options.training_share = 0.3;
  options.standardize = true;
  const auto data = Prepare<double>(Spiral(400), options);
  for (Index feature = 0; feature < 2; ++feature) {
    double sum = 0, squares = 0;
    for (Index i = 0; i < data.training.samples; ++i) {
      const double input = data.training.inputs[2 * i + feature];
      sum += input;
      squares += input * input;
    }
    EXPECT_NEAR(sum / data.training.samples, 0, 1e-13);
    EXPECT_NEAR(squares / data.training.samples, 1, 1e-13);
  }
  for (Index i = 0; i < data.validation.samples; ++i) {
    for (Index feature = 0; feature < 2; ++feature) {
      const double raw = data.validation.points[2 * i + feature];
      EXPECT_DOUBLE_EQ(data.validation.inputs[2 * i + feature],
                       (raw - data.map.mean()[feature]) / data.map.deviation()[feature]);
    }
  }
}

TEST(PrepareTest, AConstantFeatureIsOnlyCentred) {
  Dataset raw = Numbered(10, 2);
  raw.inputs.assign(10, 0.1);
  PrepareOptions options = Options();
  options.standardize = true;
  const auto data = Prepare<double>(raw, options);
  EXPECT_EQ(data.map.deviation()[0], 1);
  for (double input : data.training.inputs) EXPECT_NEAR(input, 0, 1e-15);
}

TEST(PrepareTest, FeaturesAreTheChosenTransforms) {
  PrepareOptions options = Options();
  options.features = {Feature::kX1,      Feature::kX2,    Feature::kX1Squared, Feature::kX2Squared,
                      Feature::kProduct, Feature::kSinX1, Feature::kSinX2};
  const auto data = Prepare<double>(Spiral(50), options);
  ASSERT_EQ(data.features, 7);
  EXPECT_EQ(data.feature_names[4], "x1·x2");
  for (Index i = 0; i < data.training.samples; ++i) {
    const double x = data.training.points[2 * i], y = data.training.points[2 * i + 1];
    const double expected[] = {
        x, y, x * x, y * y, x * y, std::sin(2 * M_PI * x), std::sin(2 * M_PI * y)};
    double mapped[7];
    data.map.TransformPoint(x, y, mapped);
    for (int k = 0; k < 7; ++k) {
      EXPECT_NEAR(data.training.inputs[7 * i + k], expected[k], 1e-14);
      EXPECT_EQ(data.training.inputs[7 * i + k], mapped[k]);
    }
  }
}

TEST(PrepareTest, ScaleMismatchStretchesTheLastFeatureAlone) {
  PrepareOptions options = Options();
  const auto plain = Prepare<double>(Spiral(50), options);
  options.scale_mismatch = 100;
  const auto stretched = Prepare<double>(Spiral(50), options);
  for (std::size_t i = 0; i < plain.training.inputs.size(); ++i) {
    const double factor = i % 2 == 1 ? 100 : 1;
    EXPECT_DOUBLE_EQ(stretched.training.inputs[i], factor * plain.training.inputs[i]);
  }
  EXPECT_EQ(stretched.training.points, plain.training.points);

  options.standardize = true;
  const auto standard = Prepare<double>(Spiral(50), options);
  options.scale_mismatch = 1;
  const auto without = Prepare<double>(Spiral(50), options);
  for (std::size_t i = 0; i < standard.training.inputs.size(); ++i) {
    EXPECT_NEAR(standard.training.inputs[i], without.training.inputs[i], 1e-12);
  }
}

TEST(PrepareTest, ImbalanceDropsFromAllClassesButTheFirst) {
  PrepareOptions options = Options();
  const auto balanced = Prepare<double>(Numbered(600, 3), options);
  options.imbalance = 0.9;
  const auto unbalanced = Prepare<double>(Numbered(600, 3), options);
  for (const auto part : {&PreparedData<double>::training, &PreparedData<double>::validation}) {
    for (int label = 0; label < 3; ++label) {
      const auto& before = (balanced.*part).classes;
      const auto& after = (unbalanced.*part).classes;
      const auto members = std::count(before.begin(), before.end(), label);
      const double share = label == 0 ? 1 : 0.1;
      // Rounded to a whole number; half of one either way where the share falls in between.
      EXPECT_NEAR(std::count(after.begin(), after.end(), label), share * members, 0.5 + 1e-9);
    }
  }
  // No class is lost that the part had: here its first six samples, two of each class.
  options.imbalance = 0.99;
  Dataset raw = Numbered(12, 3);
  raw.predefined_training = 6;
  const auto extreme = Prepare<double>(raw, options).training.classes;
  EXPECT_EQ(extreme.size(), 4u);
  EXPECT_EQ(std::set<std::int32_t>(extreme.begin(), extreme.end()).size(), 3u);
}

TEST(PrepareTest, OutliersAreFarTrainingPoints) {
  PrepareOptions options = Options();
  const auto clean = Prepare<double>(Spiral(400), options);
  options.outliers = 0.1;
  const auto some = Prepare<double>(Spiral(400), options);
  options.outliers = 0.2;
  const auto more = Prepare<double>(Spiral(400), options);
  EXPECT_EQ(Different(some.training.inputs, clean.training.inputs), 2 * 20);
  EXPECT_EQ(Different(more.training.inputs, clean.training.inputs), 2 * 40);
  EXPECT_EQ(some.validation.inputs, clean.validation.inputs);
  EXPECT_EQ(some.training.classes, clean.training.classes);

  double squares = 0;
  for (double input : clean.training.inputs) squares += input * input;
  const double spread = std::sqrt(squares / static_cast<double>(clean.training.inputs.size()));
  for (std::size_t i = 0; i < clean.training.inputs.size(); ++i) {
    const double move = some.training.inputs[i] - clean.training.inputs[i];
    if (move != 0) {
      EXPECT_GT(std::fabs(move), 2 * spread);
      EXPECT_EQ(more.training.inputs[i], some.training.inputs[i])
          << "more spoils the same and more";
    }
  }
}

TEST(PrepareTest, OutliersOfRegressionAreTargets) {
  PrepareOptions options = Options();
  const Dataset raw = Generate("sine", 200, 0, TestSeed());
  const auto clean = Prepare<double>(raw, options);
  options.outliers = 0.05;
  const auto spoilt = Prepare<double>(raw, options);
  EXPECT_EQ(spoilt.training.inputs, clean.training.inputs);
  EXPECT_EQ(Different(spoilt.training.values, clean.training.values), 5);
  EXPECT_EQ(spoilt.validation.values, clean.validation.values);
}

TEST(PrepareTest, LabelNoiseGivesAnotherClass) {
  PrepareOptions options = Options();
  const auto clean = Prepare<double>(Numbered(1000, 5), options);
  options.label_noise = 0.3;
  const auto noisy = Prepare<double>(Numbered(1000, 5), options);
  int wrong = 0;
  for (std::size_t i = 0; i < clean.training.classes.size(); ++i) {
    EXPECT_TRUE(noisy.training.classes[i] >= 0 && noisy.training.classes[i] < 5);
    wrong += noisy.training.classes[i] != clean.training.classes[i];
  }
  EXPECT_EQ(wrong, 150);
  EXPECT_EQ(noisy.validation.classes, clean.validation.classes);
  EXPECT_EQ(noisy.training.inputs, clean.training.inputs);
}

TEST(PrepareTest, LabelNoiseOfRegressionIsInStandardDeviations) {
  PrepareOptions options = Options();
  const Dataset raw = Generate("plane", 8000, 0, TestSeed());
  const auto clean = Prepare<double>(raw, options);
  options.label_noise = 0.5;
  const auto noisy = Prepare<double>(raw, options);
  double squares = 0;
  for (std::size_t i = 0; i < clean.training.values.size(); ++i) {
    squares += std::pow(noisy.training.values[i] - clean.training.values[i], 2);
  }
  // The targets (x1 + x2) / 2 have variance 1/6. Both variances have a standard error of about
  // sqrt(2 / n).
  const double n = static_cast<double>(clean.training.values.size());
  EXPECT_NEAR(squares / n / (0.25 / 6), 1, 5 * std::sqrt(4 / n));
}

}  // namespace
}  // namespace playground
