#include <cmath>
#include <functional>
#include <map>
#include <string>

#include "cpp/data/data_testing.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

void ForEachGenerated(const std::function<void(const DatasetEntry&)>& check) {
  for (const DatasetEntry& entry : DatasetRegistry::All()) {
    if (!entry.details.generate) continue;
    SCOPED_TRACE(entry.id);
    check(entry);
  }
}

double LargestInput(const Dataset& data) {
  double largest = 0;
  for (double input : data.inputs) largest = std::max(largest, std::fabs(input));
  return largest;
}

TEST(DatasetsTest, ShapesAreAsTheCatalogSays) {
  ForEachGenerated([](const DatasetEntry& entry) {
    const Dataset data = Generate(entry.id, 60, 0.1, TestSeed());
    EXPECT_EQ(data.task, entry.details.task);
    EXPECT_EQ(data.features, entry.details.features);
    EXPECT_EQ(data.classes, entry.details.classes);
    EXPECT_EQ(data.samples(), 60);
    EXPECT_EQ(static_cast<Index>(data.targets.size()), 60 * data.outputs);
    EXPECT_EQ(static_cast<Index>(data.feature_names.size()), data.features);
    EXPECT_EQ(static_cast<Index>(data.class_names.size()), data.classes);
    EXPECT_EQ(data.predefined_training, 0);
  });
}

TEST(DatasetsTest, CleanDataFillsThePicture) {
  ForEachGenerated([](const DatasetEntry& entry) {
    const Dataset data = Generate(entry.id, 2000, 0, TestSeed());
    EXPECT_LT(LargestInput(data), 1.2);
    EXPECT_GT(LargestInput(data), 0.8);
    for (double target : data.targets) {
      ASSERT_TRUE(std::isfinite(target));
      if (data.task == Task::kRegression) {
        ASSERT_LE(std::fabs(target), 1.001);
      }
    }
  });
}

TEST(DatasetsTest, ClassesAreOfEqualSize) {
  ForEachGenerated([](const DatasetEntry& entry) {
    const Dataset data = Generate(entry.id, 121, 0.2, TestSeed());
    if (data.task == Task::kRegression) return;
    std::vector<int> members(data.classes);
    for (double label : data.targets) ++members[static_cast<std::size_t>(label)];
    for (int count : members) EXPECT_NEAR(count, 121.0 / data.classes, 1);
  });
}

TEST(DatasetsTest, NoiseMovesTheSamePointsInProportion) {
  ForEachGenerated([](const DatasetEntry& entry) {
    const Dataset clean = Generate(entry.id, 200, 0, TestSeed());
    const Dataset little = Generate(entry.id, 200, 0.1, TestSeed());
    const Dataset much = Generate(entry.id, 200, 0.3, TestSeed());
    const bool regression = clean.task == Task::kRegression;
    const auto& moved = [regression](const Dataset& data) -> const std::vector<double>& {
      return regression ? data.targets : data.inputs;
    };
    double moves = 0;
    for (std::size_t i = 0; i < moved(clean).size(); ++i) {
      const double step = moved(little)[i] - moved(clean)[i];
      EXPECT_NEAR(moved(much)[i] - moved(clean)[i], 3 * step, 1e-12);
      moves += step * step;
    }
    // The variance is noise^2 within five of its standard errors.
    const double count = static_cast<double>(moved(clean).size());
    EXPECT_NEAR(moves / count, 0.01, 5 * 0.01 * std::sqrt(2 / count));
    EXPECT_EQ(regression ? clean.inputs : clean.targets, regression ? much.inputs : much.targets);
  });
}

TEST(DatasetsTest, TheSeedDecides) {
  ForEachGenerated([](const DatasetEntry& entry) {
    const Dataset first = Generate(entry.id, 50, 0.1, TestSeed());
    const Dataset same = Generate(entry.id, 50, 0.1, TestSeed());
    const Dataset other = Generate(entry.id, 50, 0.1, TestSeed() + 1);
    EXPECT_EQ(first.inputs, same.inputs);
    EXPECT_EQ(first.targets, same.targets);
    EXPECT_NE(first.inputs, other.inputs);
  });
}

// Clean points obey the rule that the entry states.
TEST(DatasetsTest, LabelsFollowTheStatedRule) {
  using Rule = std::function<double(double, double)>;
  const std::map<std::string_view, Rule> rules = {
      {"circle", [](double x, double y) { return std::hypot(x, y) > 0.6; }},
      {"xor", [](double x, double y) { return x * y < 0; }},
      {"checkerboard",
       [](double x, double y) {
         return std::fmod(std::floor((x + 1) * 2) + std::floor((y + 1) * 2), 2);
       }},
      {"rings", [](double x, double y) { return std::fmod(std::floor(4 * std::hypot(x, y)), 2); }},
      {"plane", [](double x, double y) { return (x + y) / 2; }},
  };
  for (const auto& [id, rule] : rules) {
    const Dataset data = Generate(id, 1000, 0, TestSeed());
    for (Index i = 0; i < data.samples(); ++i) {
      const double x = data.inputs[2 * i], y = data.inputs[2 * i + 1];
      ASSERT_NEAR(data.targets[i], rule(x, y), 1e-15) << id << " " << x << ", " << y;
    }
  }
  const std::map<std::string_view, std::function<double(double)>> curves = {
      {"sine", [](double x) { return std::sin(2 * M_PI * x); }},
      {"step", [](double x) { return x < 0 ? -0.8 : 0.8; }},
      {"polynomial", [](double x) { return 4 * x * x * x - 3 * x; }},
  };
  for (const auto& [id, curve] : curves) {
    const Dataset data = Generate(id, 1000, 0, TestSeed());
    for (Index i = 0; i < data.samples(); ++i) {
      ASSERT_NEAR(data.targets[i], curve(data.inputs[i]), 1e-14) << id << " " << data.inputs[i];
    }
  }
}

TEST(DatasetsTest, SpiralArmsAreHalfATurnApart) {
  const double turns = 2;
  const Dataset data = Generate("spiral", 1000, 0, TestSeed(), {{"turns", turns}});
  for (Index i = 0; i < data.samples(); ++i) {
    const double x = data.inputs[2 * i], y = data.inputs[2 * i + 1];
    const double angle = 2 * M_PI * turns * std::hypot(x, y) + M_PI * data.targets[i];
    EXPECT_NEAR(x, std::hypot(x, y) * std::sin(angle), 1e-13);
    EXPECT_NEAR(y, std::hypot(x, y) * std::cos(angle), 1e-13);
  }
}

// Gaussian hills at the places stated in the entry, with the exponential of the library.
TEST(DatasetsTest, BumpsAreGaussian) {
  const double bumps[][3] = {{-0.6, -0.6, 1}, {0, -0.6, -1}, {0.6, -0.5, 1},
                             {-0.5, 0.5, -1}, {0.1, 0.5, 1}, {0.65, 0.55, -1}};
  const Dataset data = Generate("bumps", 1000, 0, TestSeed());
  for (Index i = 0; i < data.samples(); ++i) {
    double height = 0;
    for (const auto& [x, y, sign] : bumps) {
      const double distance = std::hypot(data.inputs[2 * i] - x, data.inputs[2 * i + 1] - y);
      height += sign * std::exp(-distance * distance / (2 * 0.22 * 0.22));
    }
    EXPECT_NEAR(data.targets[i], height, 1e-13);
  }
}

TEST(DatasetsTest, BlobsHaveAsManyClassesAsAskedFor) {
  for (int classes = 2; classes <= 8; ++classes) {
    const Dataset data = Generate("blobs", 80, 0, TestSeed(), {{"classes", classes}});
    EXPECT_EQ(data.classes, classes);
    EXPECT_EQ(data.task, classes == 2 ? Task::kBinary : Task::kMultiClass);
    EXPECT_EQ(static_cast<int>(data.class_names.size()), classes);
  }
}

TEST(DatasetsTest, CheckerboardsOfAnySizeStayInTheSquare) {
  for (int cells = 2; cells <= 8; ++cells) {
    const Dataset data = Generate("checkerboard", 500, 0, TestSeed(), {{"cells", cells}});
    EXPECT_LE(LargestInput(data), 1);
    EXPECT_GT(LargestInput(data), 0.9);
  }
}

// Links promise the same data for ever: a change of the generator must not go unnoticed. These are
// the generator's own numbers, to the last bit; every target has to give them.
TEST(DatasetsTest, TheSpiralOfSeed1StaysTheSame) {
  const Dataset data = Generate("spiral", 4, 0.05, 1);
  const double expected[] = {0.046571737978028868, -0.30132310958053005, 0.43781467708964855,
                             -0.21052753088763199, -0.45265635752061323, 0.054204640401422144,
                             0.45379244245077577,  0.22019628131320007};
  for (int i = 0; i < 8; ++i) EXPECT_EQ(data.inputs[i], expected[i]) << i;
}

}  // namespace
}  // namespace playground
