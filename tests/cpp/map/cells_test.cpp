#include "map/cells.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "cpp/test_seed.h"
#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

// 2-16-1 with tanh, 16 training points in one batch.
Fields Small(Fields more = {}) {
  Fields settings = {{"data", "moons"},         {"samples", 32.0}, {"split", 0.5},
                     {"hidden", Numbers{16.0}}, {"batch", 0.0},    {"steps", 100.0}};
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

const CellAxis kRate = {.place = CellAxis::Place::kOptimizer, .id = "lr"};

struct Cells {
  RunInput base;
  std::vector<CellAxis> axes;
  std::vector<std::pair<double, double>> ranges;  // Of exponents of 10.
};

// Trains `count` cells on lanes and by the ordinary engine, and compares everything to the bit.
void ExpectTheOrdinaryEngines(const Cells& cells, int count) {
  SCOPED_TRACE(cells.base.optimizer.id);
  DataStore store;
  auto lanes = MakeLaneTrainer<float>(cells.base, cells.axes, nullptr, store);
  ASSERT_TRUE(lanes);
  auto single = MakeRunTrainer(nullptr, store);
  std::mt19937 random(TestSeed());
  for (int first = 0; first < count; first += static_cast<int>(lanes->width())) {
    std::vector<RunInput> group(lanes->width(), cells.base);
    for (RunInput& cell : group) {
      for (std::size_t axis = 0; axis < cells.axes.size(); ++axis) {
        const auto [low, high] = cells.ranges[axis];
        const double exponent = std::uniform_real_distribution<double>(low, high)(random);
        SetValue(cells.axes[axis], std::pow(10, exponent), &cell);
      }
    }
    lanes->Begin(group);
    while (!lanes->Advance(17)) continue;
    for (std::size_t i = 0; i < group.size(); ++i) {
      single->Begin({&group[i], 1});
      while (!single->Advance(23)) continue;
      const CellOutcome one = single->Outcomes()[0], other = lanes->Outcomes()[i];
      EXPECT_EQ(one.status, other.status);
      EXPECT_EQ(one.step, other.step);
      EXPECT_EQ(one.measure, other.measure);
      const auto expected = single->Parameters(0), actual = lanes->Parameters(i);
      ASSERT_EQ(expected.size(), actual.size());
      for (std::size_t k = 0; k < expected.size(); ++k) {
        const bool both_nan = std::isnan(expected[k]) && std::isnan(actual[k]);
        EXPECT_TRUE(both_nan || expected[k] == actual[k]) << k;
      }
    }
  }
}

TEST(Cells, OnLanesAreTheOrdinaryEnginesToTheBit) {
  const CellAxis beta1 = {.place = CellAxis::Place::kOptimizer, .id = "beta1"};
  const CellAxis momentum = {.place = CellAxis::Place::kOptimizer, .id = "momentum"};
  ExpectTheOrdinaryEngines({Definition(Small(), "momentum"), {kRate, momentum}, {{-3, 3}, {-2, 0}}},
                           200);
  ExpectTheOrdinaryEngines({Definition(Small(), "adam"), {kRate, beta1}, {{-3, 2}, {-2, -0.01}}},
                           40);
  for (const char* rule : {"sgd", "nesterov", "rmsprop", "adamw", "lion", "muon"}) {
    ExpectTheOrdinaryEngines({Definition(Small(), rule), {kRate}, {{-3, 3}}}, 8);
  }
}

TEST(Cells, OnLanesAreTheOrdinaryEnginesForOtherProblems) {
  const CellAxis decay = {.place = CellAxis::Place::kSetting, .id = "l2"};
  const CellAxis gain = {.place = CellAxis::Place::kSetting, .id = "init.gain"};
  const auto expect = [&](Fields more, const CellAxis& axis) {
    RunInput base = Definition(Small(std::move(more)), "momentum");
    base.schedule = {"cosine", {}};
    base.wrappers = {{"clip-norm", {}}};
    ExpectTheOrdinaryEngines({base, {kRate, axis}, {{-3, 2}, {-1, 1}}}, 8);
  };
  expect({{"batch", 5.0}, {"activation", "gelu"}}, decay);
  expect({{"hidden", Numbers{5.0, 3.0}}, {"activation", "relu"}, {"loss", "hinge"}}, gain);
  expect({{"hidden", Numbers{}}, {"bias", 0.0}}, decay);
  expect({{"data", "blobs"}, {"l1", 0.01}, {"activation", "sigmoid"}}, gain);
  expect({{"data", "sine"}, {"layer_rates", Numbers{0.5, 2.0}}}, decay);
}

TEST(Cells, LayersHaveRatesOfTheirOwn) {
  const auto layer = [](double number) {
    return CellAxis{.place = CellAxis::Place::kSetting,
                    .id = "layer_rates",
                    .part = CellAxis::Part::kMember,
                    .number = number};
  };
  ExpectTheOrdinaryEngines(
      {Definition(Small(), "sgd"), {layer(0), layer(1)}, {{-1, 2.5}, {-1, 2.5}}}, 40);
}

TEST(Cells, WhatLanesCannotDoIsRefused) {
  DataStore store;
  const auto fits = [&](Fields more, const char* rule, std::vector<CellAxis> axes) {
    return MakeLaneTrainer<float>(Definition(Small(std::move(more)), rule), axes, nullptr, store) !=
           nullptr;
  };
  EXPECT_TRUE(fits({}, "sgd", {kRate}));
  EXPECT_FALSE(fits({{"norm", "layer"}}, "sgd", {kRate}));
  EXPECT_FALSE(fits({{"dropout", 0.1}}, "sgd", {kRate}));
  EXPECT_FALSE(fits({{"activation", "prelu"}}, "sgd", {kRate}));
  EXPECT_FALSE(fits({{"hidden", Numbers{256.0, 256.0}}}, "sgd", {kRate}));
  EXPECT_FALSE(fits({}, "sam", {kRate}));
  EXPECT_FALSE(fits({}, "sgd", {{.place = CellAxis::Place::kSetting, .id = "batch"}}));
}

TEST(Cells, ListsTakeValuesInFourWays) {
  RunInput input = Definition({{"hidden", Numbers{4.0, 4.0}}}, "sgd");
  const auto list = [&](CellAxis axis, double value) {
    axis.place = CellAxis::Place::kSetting;
    SetValue(axis, value, &input);
    for (const auto& [id, field] : input.settings) {
      if (id == axis.id) return std::get<Numbers>(field);
    }
    return Numbers{};
  };
  using Part = CellAxis::Part;
  EXPECT_EQ(list({.id = "hidden", .part = Part::kAll, .number = 3}, 7), (Numbers{7, 7}));
  EXPECT_EQ(list({.id = "hidden", .part = Part::kCount, .number = 5}, 3), (Numbers{7, 7, 7}));
  EXPECT_EQ(list({.id = "start", .part = Part::kAll, .number = 3}, 7), (Numbers{7, 7, 7}));
  EXPECT_EQ(list({.id = "milestones", .part = Part::kCount, .number = 5}, 2), (Numbers{5, 5}));
  EXPECT_EQ(list({.id = "layer_rates", .part = Part::kMember, .number = 1}, 3), (Numbers{1, 3}));
}

TEST(CellRecord, CountsWhatIsMissingAsTheLargestLoss) {
  CellRecord falling(40), diverging(40), standing(40);
  for (int i = 0; i < 40; ++i) {
    falling.Add(2.0 / (1 + i));
    standing.Add(3);
    if (i < 10) diverging.Add(std::pow(10, i));
  }
  double harmonic = 0;
  for (int i = 1; i <= 40; ++i) harmonic += 1.0 / i;
  EXPECT_EQ(falling.Outcome().status, CellStatus::kConverged);
  EXPECT_NEAR(falling.Outcome().measure, harmonic / 40, 1e-15);
  EXPECT_EQ(standing.Outcome().status, CellStatus::kStayed);
  EXPECT_DOUBLE_EQ(standing.Outcome().measure, 1);
  EXPECT_EQ(diverging.Outcome().status, CellStatus::kDiverged);
  EXPECT_EQ(diverging.Outcome().step, 10);
  // 1 + 1/10 + ... + 1e-6, three more of 1e-6, and 30 that are missing.
  EXPECT_NEAR(diverging.Outcome().measure, (1.111111 + 33e-6) / 40, 1e-15);
}

}  // namespace
}  // namespace playground
