// Deep windows of a map are trained in double; here they are compared with a training of its own in
// long double, which has 11 bits more.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>
#include <vector>

#include "cpp/test_seed.h"
#include "cpp/training/run_testing.h"
#include "map/cells.h"
#include "map/tanh.h"
#include "training/network_training.h"

namespace playground {
namespace {

using Wide = long double;

constexpr int kUnits = 16;
constexpr double kSteps = 500;

RunInput Base() {
  return Definition({{"data", "moons"},
                     {"samples", 32.0},
                     {"split", 0.5},
                     {"hidden", std::vector<double>{kUnits}},
                     {"batch", 0.0},
                     {"steps", kSteps}},
                    "momentum");
}

const std::vector<CellAxis> kAxes = {{.place = CellAxis::Place::kOptimizer, .id = "lr"},
                                     {.place = CellAxis::Place::kOptimizer, .id = "momentum"}};

struct Cell {
  double rate, momentum;
};

// Whether the last 20 losses of a 2-16-1 network with tanh and binary cross-entropy are below the
// first, on average.
bool ConvergesInLongDouble(const Cell& cell) {
  const auto run = RunOf(Base());
  const auto& problem = static_cast<const NetworkTraining<float>&>(run->problem());
  const BatchInput<float> data = problem.TrainingInput();
  const Index n = data.samples;
  const std::vector<Wide> start(run->parameters().begin(), run->parameters().end());
  std::vector<Wide> theta = start, v(theta.size(), 0), g(theta.size());
  // w1 (16 x 2), b1, w2, b2.
  const int b1 = 2 * kUnits, w2 = 3 * kUnits, b2 = 4 * kUnits;
  Wide first = 0, last = 0;
  for (int step = 0; step < kSteps; ++step) {
    std::fill(g.begin(), g.end(), Wide(0));
    Wide loss = 0;
    for (Index i = 0; i < n; ++i) {
      const Wide x0 = data.inputs[2 * i], x1 = data.inputs[2 * i + 1], y = data.values[i];
      Wide h[kUnits], o = theta[b2];
      for (int u = 0; u < kUnits; ++u) {
        h[u] = std::tanh(theta[2 * u] * x0 + theta[2 * u + 1] * x1 + theta[b1 + u]);
        o += theta[w2 + u] * h[u];
      }
      loss += (std::max(o, Wide(0)) - o * y + std::log1p(std::exp(-std::abs(o)))) / n;
      const Wide d = (1 / (1 + std::exp(-o)) - y) / n;
      for (int u = 0; u < kUnits; ++u) {
        const Wide s = d * theta[w2 + u] * (1 - h[u] * h[u]);
        g[2 * u] += s * x0, g[2 * u + 1] += s * x1, g[b1 + u] += s, g[w2 + u] += d * h[u];
      }
      g[b2] += d;
    }
    if (!std::isfinite(loss)) return false;
    if (step == 0) first = loss;
    if (step >= kSteps - CellRecord::kLastLosses) last += loss / first;
    for (std::size_t k = 0; k < theta.size(); ++k) {
      v[k] = cell.momentum * v[k] + g[k];
      theta[k] -= cell.rate * v[k];
    }
  }
  return last < CellRecord::kLastLosses;
}

class DeepCells {
 public:
  DeepCells() : trainer_(MakeLaneTrainer<double>(Base(), kAxes, nullptr, store_)) {}

  bool Converges(const Cell& cell) {
    RunInput input = Base();
    SetValue(kAxes[0], cell.rate, &input);
    SetValue(kAxes[1], cell.momentum, &input);
    trainer_->Begin({&input, 1});
    while (!trainer_->Advance(1000)) continue;
    return trainer_->Outcomes()[0].status == CellStatus::kConverged;
  }

  // A rate at which a cell converges and, within `width` of it, one at which none does.
  double Border(double momentum, double width) {
    double low = 0.01, high = 100;
    while (high - low > width) {
      const double middle = (low + high) / 2;
      (Converges({middle, momentum}) ? low : high) = middle;
    }
    return low;
  }

 private:
  DataStore store_;
  std::unique_ptr<CellTrainer> trainer_;
};

// The first window is rates to 100 and momentum to 1. DEEP_CELLS=1000 compares as many.
TEST(DeepCells, AgreeWithLongDoubleInAWindowOf1e10) {
  const char* wish = std::getenv("DEEP_CELLS");
  const int count = wish ? std::atoi(wish) : 40;
  DeepCells cells;
  const double momentum = 0.5, zoom = 1e-10;
  const double rate = cells.Border(momentum, 100 * zoom / 4);
  std::mt19937 random(TestSeed());
  std::uniform_real_distribution<double> within(-0.5, 0.5);
  int same = 0, converging = 0;
  for (int i = 0; i < count; ++i) {
    const Cell cell = {rate + 100 * zoom * within(random), momentum + zoom * within(random)};
    const bool converges = cells.Converges(cell);
    same += converges == ConvergesInLongDouble(cell);
    converging += converges;
  }
  RecordProperty("same", same);
  std::printf("%d of %d cells are the same; %d converge\n", same, count, converging);
  EXPECT_GE(same, 0.95 * count);
  EXPECT_GT(converging, 0);
  EXPECT_LT(converging, count);
}

TEST(Tanh, HasFifteenDigitsInDouble) {
  std::vector<double> x, y;
  for (double value = -25; value < 25; value += 0.0037) x.push_back(value);
  for (double tiny : {1e-300, -1e-9, 0.0, 0.6249999, 0.6250001, 800.0, -800.0}) x.push_back(tiny);
  if (x.size() % 2 == 1) x.push_back(1);
  y.resize(x.size());
  TanhOfAll(static_cast<Index>(x.size()), x.data(), y.data());
  for (std::size_t i = 0; i < x.size(); ++i) {
    EXPECT_NEAR(y[i], std::tanh(static_cast<Wide>(x[i])), 4e-16 * std::abs(y[i])) << x[i];
  }
}

}  // namespace
}  // namespace playground
