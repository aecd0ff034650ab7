#include "definition/run_spec.h"

#include <gtest/gtest.h>

#include "cpp/training/run_testing.h"

namespace playground {
namespace {

std::vector<InputError> ErrorsOf(const RunInput& input) {
  std::vector<InputError> errors;
  MakeRunSpec(input, &errors);
  return errors;
}

TEST(RunSpec, NamesFieldValueAndRule) {
  const auto errors = ErrorsOf(Definition({{"batch", -3.0}}, "adam"));
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "batch");
  EXPECT_EQ(errors[0].value, "-3");
  EXPECT_NE(errors[0].message.find("at least 0"), std::string::npos);
}

TEST(RunSpec, EverythingWrongIsReportedAndTheRestUsed) {
  RunInput input = Definition({{"colour", 1.0},
                               {"activation", "sofplus"},
                               {"hidden", std::vector<double>{8, 8}},
                               {"steps", std::string("many")}},
                              "adam", {{"beta1", 2.0}, {"lr", 0.5}});
  input.schedule = {"cosin", {}};
  std::vector<InputError> errors;
  const auto spec = MakeRunSpec(input, &errors);
  ASSERT_TRUE(spec);
  EXPECT_EQ(errors.size(), 5u);
  EXPECT_EQ(spec->settings.List("hidden").size(), 2u);
  EXPECT_EQ(spec->optimizer.params["lr"], 0.5);
  EXPECT_EQ(spec->optimizer.params["beta1"], 0.9);
  EXPECT_EQ(spec->schedule.entry->id, "constant");
}

TEST(RunSpec, ParametersOfEntriesGoByTheirSetting) {
  std::vector<InputError> errors;
  const auto spec = MakeRunSpec(Definition({{"init", "normal"},
                                            {"init.mean", 10.0},
                                            {"activation", "leaky-relu"},
                                            {"activation.slope", 0.2},
                                            {"loss", "huber"},
                                            {"loss.delta", 0.3}},
                                           "sgd"),
                                &errors);
  EXPECT_TRUE(errors.empty());
  EXPECT_EQ(spec->init.params["mean"], 10);
  EXPECT_EQ(spec->activation.params["slope"], 0.2);
  EXPECT_EQ(spec->loss.params["delta"], 0.3);
}

TEST(RunSpec, AWrapperIsNoRuleAndARuleIsNoWrapper) {
  std::vector<InputError> errors;
  EXPECT_FALSE(MakeRunSpec(Definition({}, "lookahead"), &errors));
  EXPECT_FALSE(errors.empty());
  RunInput input = Definition({}, "adam");
  input.wrappers = {{"sgd", {}}, {"lookahead", {{"k", 3.0}}}};
  errors.clear();
  const auto spec = MakeRunSpec(input, &errors);
  EXPECT_EQ(errors.size(), 1u);
  ASSERT_EQ(spec->wrappers.size(), 1u);
  EXPECT_EQ(spec->wrappers[0].params["k"], 3);
}

TEST(RunSpec, AWarmupShortensTheScheduleBehindIt) {
  RunInput input = Definition({{"steps", 1000.0}}, "adam", {{"lr", 1.0}});
  input.schedule = {"cosine", {}};
  input.warmup = EntryInput{"warmup-linear", {{"warmup", 200.0}}};
  std::vector<InputError> errors;
  const AnySchedule schedule = BuildSchedule(*MakeRunSpec(input, &errors));
  EXPECT_TRUE(errors.empty());
  EXPECT_DOUBLE_EQ(schedule->Rate(200), 1);
  EXPECT_NEAR(schedule->Rate(600), 0.5, 1e-12);
  EXPECT_NEAR(schedule->Rate(1000), 0, 1e-12);
}

TEST(RunSpec, BatchNormRefusesSingleSamples) {
  EXPECT_EQ(ErrorsOf(Definition({{"norm", "batch"}, {"batch", 1.0}}, "sgd")).size(), 1u);
}

TEST(MakeRun, RefusesWhatIsTooLargeWithTheNumberThatFits) {
  DataStore store;
  std::vector<InputError> errors;
  const auto run = MakeRun(Definition({{"hidden", std::vector<double>{256, 256}}}, "newton"),
                           nullptr, store, &errors);
  EXPECT_FALSE(run);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].message.find("at most"), std::string::npos);
}

}  // namespace
}  // namespace playground
