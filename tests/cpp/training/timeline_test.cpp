#include "training/timeline.h"

#include <gtest/gtest.h>

#include <map>

#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

struct Case {
  const char* name;
  RunInput input;
};

std::vector<Case> Cases() {
  const Fields settings = {{"steps", 400.0}, {"hidden", Numbers{6, 6}}};
  std::vector<Case> cases;
  const auto add = [&](const char* name, const char* optimizer, Fields more = {}) -> RunInput& {
    Fields all = settings;
    all.insert(all.end(), more.begin(), more.end());
    cases.push_back({name, Definition(std::move(all), optimizer, {{"lr", 0.05}})});
    return cases.back().input;
  };
  add("Adam with dropout and batch norm", "adam", {{"dropout", 0.2}, {"norm", "batch"}});
  add("a window of gradients", "adadelta-window");
  add("curvature pairs", "lbfgs", {{"batch", 0.0}});
  add("Kronecker factors", "kfac");
  add("an average that is evaluated", "sgd").wrappers = {{"ema", {}}};
  add("two gradients an update", "momentum").wrappers = {{"sam", {}}};
  add("a schedule that reacts", "sgd").schedule = {"plateau", {{"patience", 2.0}}};
  add("noise of its own", "adam",
      {{"problem", "surface"}, {"surface", "himmelblau"}, {"gradient_noise", 0.5}});
  return cases;
}

TEST(Timeline, EveryEarlierStepComesBackToTheBit) {
  for (const Case& one : Cases()) {
    SCOPED_TRACE(one.name);
    auto run = RunOf(one.input), plain = RunOf(one.input);
    std::map<int, std::uint64_t> fingerprints = {{0, plain->Fingerprint()}};
    for (int step = 1; step <= 400; ++step) {
      plain->Advance(1);
      fingerprints[step] = plain->Fingerprint();
    }
    ASSERT_EQ(plain->status(), RunStatus::kFinished);
    Timeline<float> timeline(*run, {.checkpoints = 8});
    for (int i = 0; i < 31; ++i) {
      timeline.Advance(*run, 13);
      timeline.Keep(*run);
    }
    ASSERT_EQ(run->status(), RunStatus::kFinished);
    for (int step : {399, 0, 17, 250, 249, 251, 400, 1, 133}) {
      timeline.Restore(*run, step);
      ASSERT_LE(run->step(), step);
      timeline.Advance(*run, step - run->step());
      EXPECT_EQ(run->step(), step);
      EXPECT_EQ(run->Fingerprint(), fingerprints[step]) << "step " << step;
      EXPECT_EQ(run->history().buckets().size(), static_cast<std::size_t>(step));
      EXPECT_EQ(run->band().size(), static_cast<std::size_t>((step + 15) / 16));
    }
    timeline.Advance(*run, 400);
    EXPECT_EQ(run->status(), RunStatus::kFinished);
    EXPECT_EQ(run->Fingerprint(), fingerprints[400]);
  }
}

TEST(Timeline, CurvesOfALongRunComeBackAsTheyWere) {
  const RunInput input = Definition({{"steps", 20000.0}, {"samples", 40.0}, {"hidden", Numbers{2}}},
                                    "adam", {{"lr", 0.01}});
  auto run = RunOf(input), plain = RunOf(input);
  Timeline<float> timeline(*run);
  for (int i = 0; i < 40; ++i) {
    timeline.Advance(*run, 500);
    timeline.Keep(*run);
  }
  plain->Advance(15007);
  timeline.Restore(*run, 15007);
  timeline.Advance(*run, 15007 - run->step());
  ASSERT_EQ(run->history().buckets().size(), plain->history().buckets().size());
  for (std::size_t i = 0; i < run->history().buckets().size(); ++i) {
    const Bucket &a = run->history().buckets()[i], &b = plain->history().buckets()[i];
    EXPECT_EQ(a.step, b.step);
    EXPECT_EQ(a.first, b.first);
    EXPECT_EQ(a.last, b.last);
    EXPECT_EQ(a.mean, b.mean);
    EXPECT_EQ(a.log_mean, b.log_mean);
  }
  ASSERT_EQ(run->band().size(), plain->band().size());
  for (std::size_t i = 0; i < run->band().size(); ++i) {
    EXPECT_EQ(run->band()[i].low, plain->band()[i].low);
    EXPECT_EQ(run->band()[i].high, plain->band()[i].high);
  }
}

TEST(Timeline, ARunThatDivergedGoesBackAndDivergesAgain) {
  auto run = RunOf(Definition({{"data", "plane"}, {"steps", 2000.0}, {"hidden", Numbers{}}}, "sgd",
                              {{"lr", 3.0}}));
  Timeline<float> timeline(*run);
  timeline.Advance(*run, 2000);
  ASSERT_EQ(run->status(), RunStatus::kDiverged);
  const int end = run->step();
  const std::uint64_t fingerprint = run->Fingerprint();
  ASSERT_GT(end, 2);
  timeline.Restore(*run, end + 5);
  EXPECT_EQ(run->status(), RunStatus::kDiverged);
  timeline.Restore(*run, end - 2);
  timeline.Advance(*run, end - 2 - run->step());
  EXPECT_EQ(run->status(), RunStatus::kTraining);
  EXPECT_EQ(run->event().kind == EventKind::kDivergence, false);
  timeline.Advance(*run, 100);
  EXPECT_EQ(run->status(), RunStatus::kDiverged);
  EXPECT_EQ(run->step(), end);
  EXPECT_EQ(run->Fingerprint(), fingerprint);
}

TEST(Timeline, StaysWithinItsBoundsAndLeavesNoWideGap) {
  constexpr int kSteps = 20'000, kEvery = 10;
  constexpr std::size_t kMost = 32;
  auto run =
      RunOf(Definition({{"steps", static_cast<double>(kSteps)}, {"hidden", Numbers{2}}}, "sgd"));
  Timeline<float> timeline(*run, {.checkpoints = kMost});
  for (int step = 0; step < kSteps; step += kEvery) {
    timeline.Advance(*run, kEvery);
    timeline.Keep(*run);
    ASSERT_LE(timeline.checkpoints(), kMost);
  }
  // Halving leaves at least a quarter of them, so the longest replay is four average gaps.
  int longest = 0;
  for (int step = kSteps; step > 0; step -= 7) {
    timeline.Restore(*run, step);
    longest = std::max(longest, step - run->step());
  }
  EXPECT_LE(longest, 4 * kSteps / static_cast<int>(kMost));
  EXPECT_GT(longest, 0);
}

TEST(Timeline, BytesAreBoundedToo) {
  auto run = RunOf(Definition({{"steps", 3000.0}}, "adam"));
  constexpr std::size_t kBytes = 200'000;
  Timeline<float> timeline(*run, {.checkpoints = 1000, .checkpoint_bytes = kBytes});
  std::size_t most = 0;
  for (int i = 0; i < 300; ++i) {
    timeline.Advance(*run, 10);
    timeline.Keep(*run);
    ASSERT_LE(timeline.checkpoint_bytes(), kBytes);
    most = std::max(most, timeline.checkpoints());
  }
  EXPECT_GT(most, 4u);
  EXPECT_LT(most, 40u);
  // Too little for anything but the start.
  auto other = RunOf(Definition({{"steps", 100.0}}, "adam"));
  Timeline<float> poor(*other, {.checkpoint_bytes = 1});
  for (int i = 0; i < 10; ++i) {
    poor.Advance(*other, 10);
    poor.Keep(*other);
  }
  EXPECT_EQ(poor.checkpoints(), 1u);
  poor.Restore(*other, 50);
  EXPECT_EQ(other->step(), 0);
}

TEST(Timeline, TheTrailIsTheSameWhateverTheWayThere) {
  const auto definition = Definition({{"steps", 5000.0}, {"hidden", Numbers{3}}}, "adam");
  auto whole = RunOf(definition), jumpy = RunOf(definition);
  Timeline<float> straight(*whole), back(*jumpy);
  straight.Advance(*whole, 5000);
  for (int i = 0; i < 40; ++i) {
    back.Advance(*jumpy, 1 + 97 * (i % 9));
    back.Keep(*jumpy);
    if (i == 10) back.Restore(*jumpy, 123);
  }
  ASSERT_EQ(jumpy->status(), RunStatus::kFinished);
  EXPECT_EQ(straight.trail_interval(), back.trail_interval());
  ASSERT_EQ(straight.trail().size(), back.trail().size());
  EXPECT_LE(straight.trail().size(), 256u);
  EXPECT_GT(straight.trail().size(), 128u);
  for (std::size_t i = 0; i < straight.trail().size(); ++i) {
    EXPECT_EQ(straight.trail()[i], back.trail()[i]);
  }
  auto plain = RunOf(definition);
  plain->Advance(3 * straight.trail_interval());
  EXPECT_EQ(plain->parameters(), straight.trail()[3]);
}

TEST(Timeline, TheTrailOfALargeNetworkHasFewerPoints) {
  auto run = RunOf(Definition({{"steps", 4000.0}, {"hidden", Numbers{64, 64}}}, "sgd"));
  Timeline<float> timeline(*run, {.trail_bytes = 400'000});
  timeline.Advance(*run, 400);
  const auto bytes = static_cast<std::size_t>(run->parameters().size()) * sizeof(float);
  const auto points = static_cast<std::size_t>(4000 / timeline.trail_interval() + 1);
  EXPECT_LE(points * bytes, 400'000u);
  EXPECT_GE(points, 8u);
}

}  // namespace
}  // namespace playground
