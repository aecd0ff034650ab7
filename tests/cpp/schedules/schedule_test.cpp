#include <cmath>
#include <map>
#include <set>
#include <string>

#include "cpp/schedules/schedule_testing.h"

namespace playground {
namespace {

// Rates at some updates; worked out by hand from the formulas.
struct Spots {
  std::string_view id;
  ScheduleContext context;
  Numbers numbers;
  Names words;
  std::vector<std::pair<double, double>> rates;
};

const std::vector<Spots>& AllSpots() {
  static const std::vector<Spots> spots = {
      {"constant", {0.3, 10}, {}, {}, {{0, 0.3}, {9, 0.3}, {100, 0.3}}},
      {"constant-factor",
       {0.3, 10},
       {{"factor", 0.5}, {"total_iters", 4}},
       {},
       {{0, 0.15}, {3, 0.15}, {4, 0.3}, {50, 0.3}}},
      {"step",
       {0.8, 10},
       {{"step_size", 3}, {"gamma", 0.5}},
       {},
       {{0, 0.8}, {2, 0.8}, {3, 0.4}, {5, 0.4}, {6, 0.2}, {9, 0.1}}},
      {"multistep", {1, 100}, {{"gamma", 0.1}}, {}, {{29, 1}, {30, 0.1}, {79, 0.1}, {80, 0.01}}},
      // A factor of 10 with every update; afterwards the rate stays.
      {"range-test",
       {1e-4, 5},
       {{"end_lr", 1}},
       {},
       {{0, 1e-4}, {1, 1e-3}, {3, 0.1}, {4, 1}, {9, 1}}},
      // The suggested text: a rise over 100 updates within a fall over all 200.
      {"custom", {2, 200}, {}, {}, {{0, 0.02}, {49, 0.755}, {100, 1}, {150, 0.5}, {200, 0}}},
      {"range-test", {0.01, 101}, {}, {}, {{0, 0.01}, {50, 0.01 * std::sqrt(1000.0)}, {100, 10}}},
      {"exponential", {2, 10}, {{"gamma", 0.5}}, {}, {{0, 2}, {1, 1}, {4, 0.125}}},
      {"inverse-time",
       {1, 100},
       {{"decay_rate", 0.5}, {"decay_steps", 10}},
       {},
       {{0, 1}, {10, 1 / 1.5}, {20, 0.5}, {60, 0.25}}},
      {"inverse-time",
       {1, 100},
       {{"decay_rate", 1}, {"decay_steps", 10}, {"staircase", 1}},
       {},
       {{9, 1}, {10, 0.5}, {19, 0.5}, {30, 0.25}}},
      {"inverse-sqrt",
       {0.2, 100},
       {{"warmup", 4}, {"warmup_init", 0.1}},
       {},
       {{0, 0.1}, {2, 0.15}, {4, 0.2}, {16, 0.1}, {64, 0.05}}},
      // 1/sqrt(64) times min(1/sqrt k, k/8) with k = t + 1.
      {"noam",
       {1, 100},
       {{"d_model", 64}, {"warmup", 4}},
       {},
       {{0, 0.125 / 8}, {3, 0.125 / 2}, {15, 0.125 / 4}}},
      {"polynomial",
       {1, 100},
       {{"total_iters", 10}, {"power", 2}, {"end_lr", 0.2}},
       {},
       {{0, 1}, {5, 0.4}, {10, 0.2}, {11, 0.2}}},
      {"linear",
       {2, 100},
       {{"start_factor", 0.5}, {"end_factor", 0.1}, {"total_iters", 4}},
       {},
       {{0, 1}, {1, 0.8}, {2, 0.6}, {4, 0.2}, {5, 0.2}}},
      // c = 2, d = 6, e = t + 1: flat for e < 2, then a sixth of the way an update.
      {"piecewise-linear",
       {9, 100},
       {{"start", 0.7}, {"end", 0.1}, {"total_epochs", 10}},
       {},
       {{0, 0.7}, {1, 0.7}, {2, 0.6}, {6, 0.2}, {7, 0.1}, {30, 0.1}}},
      {"piecewise-linear-points", {1, 100}, {}, {}, {{0, 0.1}, {10, 0.55}, {20, 1}, {90, 0.5}}},
      {"cosine",
       {1, 100},
       {{"t_max", 30}, {"eta_min", 0.2}},
       {},
       {{0, 1}, {10, 0.8}, {15, 0.6}, {20, 0.4}, {30, 0.2}, {60, 1}}},
      {"cosine",
       {1, 100},
       {{"t_max", 30}, {"clamp", 1}},
       {},
       {{15, 0.5}, {30, 0}, {45, 0}, {60, 0}}},
      {"cosine-restarts",
       {1, 100},
       {{"t_0", 4}, {"t_mult", 2}},
       {},
       {{0, 1}, {2, 0.5}, {4, 1}, {8, 0.5}, {12, 1}, {20, 0.5}, {28, 1}}},
      {"cosine-restarts", {1, 100}, {{"t_0", 4}}, {}, {{0, 1}, {2, 0.5}, {4, 1}, {6, 0.5}}},
      {"cyclical",
       {9, 100},
       {{"base_lr", 0.1}, {"max_lr", 0.5}, {"step_size_up", 4}, {"step_size_down", 2}},
       {},
       {{0, 0.1}, {2, 0.3}, {4, 0.5}, {5, 0.3}, {6, 0.1}, {10, 0.5}}},
      {"cyclical",
       {9, 100},
       {{"base_lr", 0.1}, {"max_lr", 0.5}, {"step_size_up", 4}},
       {{"mode", "triangular2"}},
       {{4, 0.5}, {8, 0.1}, {12, 0.3}, {20, 0.2}}},
      {"cyclical",
       {9, 100},
       {{"base_lr", 0.1}, {"max_lr", 0.5}, {"step_size_up", 2}, {"gamma", 0.5}},
       {{"mode", "exp_range"}},
       {{0, 0.1}, {2, 0.2}, {4, 0.1}, {6, 0.1 + 0.4 / 64}}},
      {"sawtooth",
       {9, 100},
       {{"start", 1}, {"end", 0.5}, {"cycle_length", 5}},
       {},
       {{0, 0.9}, {3, 0.6}, {4, 1}, {5, 0.9}}},
      // The peak is at p N - 1 = 3, the end at N - 1 = 9.
      {"one-cycle",
       {9, 100},
       {{"max_lr", 1},
        {"total_steps", 10},
        {"pct_start", 0.4},
        {"div_factor", 10},
        {"final_div_factor", 100}},
       {{"anneal", "linear"}},
       {{0, 0.1}, {1, 0.4}, {3, 1}, {6, 0.5005}, {9, 0.001}, {10, 0.001}, {99, 0.001}}},
      {"one-cycle",
       {9, 100},
       {{"max_lr", 1}, {"total_steps", 10}, {"pct_start", 0.3}, {"div_factor", 10}},
       {},
       {{0, 0.1}, {1, 0.55}, {2, 1}, {9, 0.1e-4}}},
      {"one-cycle",
       {9, 100},
       {{"max_lr", 1},
        {"total_steps", 12},
        {"pct_start", 0.25},
        {"div_factor", 10},
        {"final_div_factor", 10},
        {"three_phase", 1}},
       {{"anneal", "linear"}},
       {{0, 0.1}, {1, 0.55}, {2, 1}, {3, 0.55}, {4, 0.1}, {11, 0.01}}},
      {"wsd",
       {1, 100},
       {{"warmup", 4}, {"stable", 6}, {"decay", 4}, {"min_lr_ratio", 0.2}},
       {},
       {{0, 0}, {1, 0.25}, {4, 1}, {9, 1}, {10, 1}, {11, 0.6}, {14, 0.2}, {99, 0.2}}},
      {"wsd",
       {1, 100},
       {{"warmup", 0}, {"stable", 2}, {"decay", 4}},
       {{"shape", "linear"}},
       {{0, 1}, {2, 1}, {3, 0.75}, {5, 0.25}, {6, 0}}},
      {"wsd",
       {1, 100},
       {{"warmup", 0}, {"stable", 0}, {"decay", 6}},
       {{"shape", "cosine"}},
       {{0, 1}, {2, 0.75}, {3, 0.5}, {4, 0.25}}},
      {"wsd",
       {1, 100},
       {{"warmup", 0}, {"stable", 0}, {"decay", 4}},
       {{"shape", "1-square"}},
       {{0, 1}, {1, 0.9375}, {2, 0.75}, {4, 0}}},
      {"plateau", {0.4, 100}, {}, {}, {{0, 0.4}, {50, 0.4}}},
      {"warmup-linear",
       {1, 100},
       {{"warmup", 4}, {"start_factor", 0.2}},
       {},
       {{0, 0.2}, {1, 0.4}, {3, 0.8}, {4, 1}, {90, 1}}},
      {"warmup-multiply",
       {1, 100},
       {{"warmup", 4}, {"start_factor", 0.2}},
       {},
       {{0, 0.2}, {1, 0.4}, {4, 1}, {90, 1}}},
      // tau = 1 / ln 2 halves the distance every update.
      {"warmup-exponential",
       {1, 100},
       {{"tau", 1 / std::log(2.0)}},
       {},
       {{0, 0.5}, {1, 0.75}, {2, 0.875}}},
      {"warmup-exponential",
       {1, 100},
       {{"warmup", 3}, {"start_factor", 0.001}},
       {{"mode", "geometric"}},
       {{0, 0.001}, {1, 0.01}, {2, 0.1}, {3, 1}, {50, 1}}},
  };
  return spots;
}

TEST(ScheduleTest, SpotValues) {
  for (const Spots& spots : AllSpots()) {
    const AnySchedule schedule = MakeById(spots.id, spots.context, spots.numbers, spots.words);
    for (const auto& [t, rate] : spots.rates) {
      EXPECT_NEAR(schedule->Rate(t), rate, 1e-14) << spots.id << " at " << t;
    }
  }
}

TEST(ScheduleTest, EveryEntryHasSpotValues) {
  std::set<std::string_view> tested;
  for (const Spots& spots : AllSpots()) tested.insert(spots.id);
  for (const ScheduleEntry& entry : ScheduleRegistry::All()) {
    EXPECT_TRUE(tested.count(entry.id)) << entry.id;
  }
}

// `schedule=cosine` alone in a run of 2,000 updates.
TEST(ScheduleTest, DefaultsFollowTheRun) {
  const ScheduleContext context{0.1, 2000};
  const std::map<std::string_view, std::vector<std::pair<double, double>>> expected = {
      {"linear", {{0, 0.1}, {1000, 0.05}, {2000, 0}, {3000, 0}}},
      {"polynomial", {{0, 0.1}, {1500, 0.025}, {2000, 0}}},
      {"cosine", {{0, 0.1}, {1000, 0.05}, {2000, 0}, {3000, 0}}},
      {"step", {{666, 0.1}, {667, 0.01}, {1334, 0.001}, {1999, 0.001}}},
      {"multistep", {{599, 0.1}, {600, 0.01}, {1600, 0.001}}},
      {"exponential", {{0, 0.1}, {1000, 0.01}, {2000, 0.001}}},
      {"inverse-time", {{0, 0.1}, {2000, 0.1 / 6}}},
      {"inverse-sqrt", {{0, 0}, {100, 0.1}, {1600, 0.025}}},
      {"constant-factor", {{0, 0.1 / 3}, {199, 0.1 / 3}, {200, 0.1}}},
      {"piecewise-linear", {{0, 0.1}, {399, 0.1}, {999, 0.0505}, {1599, 0.001}}},
      {"piecewise-linear-points", {{0, 0.01}, {400, 0.1}, {1600, 0.1}, {2000, 0}}},
      {"cosine-restarts", {{0, 0.1}, {250, 0.05}, {500, 0.1}, {1500, 0.1}}},
      {"cyclical", {{0, 0.01}, {200, 0.1}, {400, 0.01}, {1800, 0.1}}},
      {"sawtooth", {{199, 0.055}, {399, 0.1}, {799, 0.1}}},
      {"one-cycle", {{0, 0.004}, {599, 0.1}, {1999, 4e-7}}},
      {"wsd", {{0, 0}, {100, 0.1}, {1599, 0.1}, {1700, 0.05}, {2000, 0}}},
      {"warmup-linear", {{0, 0.01}, {100, 0.1}, {1999, 0.1}}},
  };
  for (const auto& [id, rates] : expected) {
    const AnySchedule schedule = MakeById(id, context);
    for (const auto& [t, rate] : rates) {
      EXPECT_NEAR(schedule->Rate(t), rate, 1e-15) << id << " at " << t;
    }
  }
}

TEST(MultiStepTest, AMilestoneGivenTwiceDropsTwice) {
  const AnySchedule schedule =
      MakeWithList("multistep", {1, 100}, "milestones", {20, 5, 20}, {{"gamma", 0.5}});
  EXPECT_EQ(schedule->Rate(4), 1);
  EXPECT_EQ(schedule->Rate(5), 0.5);
  EXPECT_EQ(schedule->Rate(19), 0.5);
  EXPECT_EQ(schedule->Rate(20), 0.125);
}

TEST(PiecewiseLinearPointsTest, GoesThroughItsPointsInAnyOrder) {
  const AnySchedule schedule =
      MakeWithList("piecewise-linear-points", {2, 100}, "points", {20, 0.5, 10, 1, 40, 0});
  EXPECT_EQ(schedule->Rate(0), 2);
  EXPECT_EQ(schedule->Rate(15), 1.5);
  EXPECT_EQ(schedule->Rate(20), 1);
  EXPECT_EQ(schedule->Rate(30), 0.5);
  EXPECT_EQ(schedule->Rate(99), 0);
}

TEST(PiecewiseLinearPointsTest, TwoPointsAtOneUpdateAreAJump) {
  const AnySchedule schedule =
      MakeWithList("piecewise-linear-points", {1, 100}, "points", {0, 1, 10, 1, 10, 0.5, 20, 0});
  EXPECT_EQ(schedule->Rate(10), 1);
  EXPECT_EQ(schedule->Rate(12), 0.4);
}

TEST(MomentumTest, RunsAgainstTheRate) {
  const AnySchedule cyclical = MakeById("cyclical", {0.1, 100}, {{"step_size_up", 4}});
  EXPECT_DOUBLE_EQ(*cyclical->Momentum(0), 0.9);
  EXPECT_DOUBLE_EQ(*cyclical->Momentum(2), 0.85);
  EXPECT_DOUBLE_EQ(*cyclical->Momentum(4), 0.8);

  const AnySchedule one_cycle = MakeById("one-cycle", {0.1, 10}, {{"pct_start", 0.4}});
  EXPECT_DOUBLE_EQ(*one_cycle->Momentum(0), 0.95);
  EXPECT_DOUBLE_EQ(*one_cycle->Momentum(3), 0.85);
  EXPECT_DOUBLE_EQ(*one_cycle->Momentum(9), 0.95);
}

TEST(MomentumTest, IsLeftAloneWhereNotCycled) {
  EXPECT_FALSE(MakeById("cyclical", {0.1, 100}, {{"cycle_momentum", 0}})->Momentum(3));
  EXPECT_FALSE(MakeById("one-cycle", {0.1, 100}, {{"cycle_momentum", 0}})->Momentum(3));
  EXPECT_FALSE(MakeById("cosine", {0.1, 100})->Momentum(3));
}

TEST(PlateauTest, DropsAfterPatienceIsExceeded) {
  AnySchedule schedule =
      MakeById("plateau", {1, 100}, {{"factor", 0.5}, {"patience", 2}, {"cooldown", 2}});
  EXPECT_TRUE(schedule->ReactsToMetric());
  const auto report = [&schedule](double metric) {
    schedule->Report(metric);
    return schedule->Rate(0);
  };
  EXPECT_EQ(report(1), 1);
  EXPECT_EQ(report(1), 1);    // Bad 1.
  EXPECT_EQ(report(1), 1);    // Bad 2: still endured.
  EXPECT_EQ(report(1), 0.5);  // Bad 3 > patience.
  EXPECT_EQ(report(1), 0.5);  // Two reports of cooling down ...
  EXPECT_EQ(report(1), 0.5);
  EXPECT_EQ(report(1), 0.5);  // ... then bad 1, 2, 3.
  EXPECT_EQ(report(1), 0.5);
  EXPECT_EQ(report(1), 0.25);
}

TEST(PlateauTest, ProgressBelowTheThresholdIsNone) {
  const auto rate_after = [](double second, const Names& words, double threshold) {
    AnySchedule schedule = MakeById(
        "plateau", {1, 100}, {{"factor", 0.5}, {"patience", 0}, {"threshold", threshold}}, words);
    schedule->Report(10);
    schedule->Report(second);
    return schedule->Rate(0);
  };
  EXPECT_EQ(rate_after(9.5, {}, 0.1), 0.5);  // 10 (1 - 0.1) = 9 was needed.
  EXPECT_EQ(rate_after(8.9, {}, 0.1), 1);
  EXPECT_EQ(rate_after(9.5, {{"threshold_mode", "abs"}}, 0.1), 1);
  EXPECT_EQ(rate_after(10.5, {{"mode", "max"}}, 0.1), 0.5);
  EXPECT_EQ(rate_after(11.5, {{"mode", "max"}}, 0.1), 1);
}

TEST(PlateauTest, StopsAtTheSmallestRateAndSurvivesNaN) {
  AnySchedule schedule =
      MakeById("plateau", {1, 100}, {{"factor", 0.1}, {"patience", 0}, {"min_lr", 0.05}});
  const double nan = std::nan("");
  schedule->Report(nan);
  EXPECT_DOUBLE_EQ(schedule->Rate(0), 0.1);
  for (int i = 0; i < 5; ++i) schedule->Report(nan);
  EXPECT_EQ(schedule->Rate(0), 0.05);
  schedule->Report(1);
  schedule->Report(0.5);
  EXPECT_EQ(schedule->Rate(0), 0.05);
}

TEST(PlateauTest, ACopyGoesItsOwnWay) {
  AnySchedule schedule = MakeById("plateau", {1, 100}, {{"patience", 0}});
  schedule->Report(1);
  AnySchedule copy = schedule;
  schedule->Report(1);
  EXPECT_DOUBLE_EQ(schedule->Rate(0), 0.1);
  EXPECT_EQ(copy->Rate(0), 1);
}

TEST(WarmupTest, DelaysTheInnerScheduleOrNot) {
  const ScheduleContext context{1, 100};
  const AnySchedule inner = MakeById("exponential", context, {{"gamma", 0.5}});
  const AnySchedule delayed = MakeById("warmup-linear", context, {{"warmup", 10}}, {}, inner);
  EXPECT_EQ(delayed->Rate(10), 1);
  EXPECT_EQ(delayed->Rate(12), 0.25);

  const AnySchedule multiplied =
      MakeById("warmup-multiply", context, {{"warmup", 4}, {"start_factor", 0.5}}, {}, inner);
  EXPECT_EQ(multiplied->Rate(0), 0.5);
  EXPECT_EQ(multiplied->Rate(2), 0.75 * 0.25);
  EXPECT_EQ(multiplied->Rate(6), 1.0 / 64);

  const AnySchedule geometric =
      MakeById("warmup-exponential", context, {{"warmup", 10}}, {{"mode", "geometric"}}, inner);
  EXPECT_EQ(geometric->Rate(11), 0.5);
}

TEST(WarmupTest, TellsItsDelay) {
  const auto delay = [](std::string_view id, const Names& words) {
    const ScheduleEntry* entry = ScheduleRegistry::Find(id);
    ParamValues params(entry->params);
    EXPECT_FALSE(params.Set("warmup", 30));
    for (const auto& [key, word] : words) EXPECT_FALSE(params.SetChoice(key, word));
    return entry->details.delay ? entry->details.delay(params) : 0;
  };
  EXPECT_EQ(delay("warmup-linear", {}), 30);
  EXPECT_EQ(delay("warmup-multiply", {}), 0);
  EXPECT_EQ(delay("warmup-exponential", {{"mode", "rate"}}), 0);
  EXPECT_EQ(delay("warmup-exponential", {{"mode", "geometric"}}), 30);
}

TEST(WarmupTest, PassesMomentumAndMetricsOn) {
  const ScheduleContext context{1, 100};
  const AnySchedule cycle = MakeById("cyclical", context, {{"step_size_up", 4}});
  const AnySchedule warm = MakeById("warmup-linear", context, {{"warmup", 10}}, {}, cycle);
  EXPECT_DOUBLE_EQ(*warm->Momentum(3), 0.9);
  EXPECT_DOUBLE_EQ(*warm->Momentum(14), 0.8);
  EXPECT_FALSE(warm->ReactsToMetric());

  const AnySchedule plateau = MakeById("plateau", context, {{"patience", 0}});
  AnySchedule reacting = MakeById("warmup-multiply", context, {{"warmup", 1}}, {}, plateau);
  EXPECT_TRUE(reacting->ReactsToMetric());
  reacting->Report(1);
  reacting->Report(1);
  EXPECT_DOUBLE_EQ(reacting->Rate(5), 0.1);
}

}  // namespace
}  // namespace playground
