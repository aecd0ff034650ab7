// What a run is said to cost is what it takes; what does not fit is refused with a value that does.
#include "training/run_cost.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "cpp/allocation_counter.h"
#include "cpp/training/run_testing.h"
#include "definition/network_definition.h"
#include "training/network_training.h"
#include "training/timeline.h"

namespace playground {
namespace {

constexpr Index kMegabyte = 1 << 20;

// A network of digits as large as the page allows, without the file: 784 inputs of an own table.
Dataset Images(Index samples) {
  Dataset images;
  images.task = Task::kMultiClass;
  images.features = 784;
  images.classes = 10;
  images.inputs.assign(static_cast<std::size_t>(samples * 784), 0.5);
  for (Index i = 0; i < samples; ++i) images.targets.push_back(static_cast<double>(i % 10));
  for (int i = 0; i < 784; ++i) images.feature_names.push_back(std::to_string(i));
  for (int i = 0; i < 10; ++i) images.class_names.push_back(std::to_string(i));
  return images;
}

// The run of a definition on such images, or what is wrong with it.
struct Attempt {
  std::unique_ptr<playground::Run<float>> run;
  std::vector<InputError> errors;
  long bytes = 0;
};

Attempt Try(const RunInput& input, Index samples = 400) {
  const Dataset images = Images(samples);
  DataStore store;
  Attempt attempt;
  ForgetPeak();
  const long before = BytesInUse();
  attempt.run = MakeRun(input, &images, store, &attempt.errors);
  attempt.bytes = PeakBytes() - before;
  return attempt;
}

Fields Large(double batch = 32) {
  return {{"data", std::string("own")}, {"hidden", std::vector<double>(8, 256)}, {"batch", batch}};
}

double LargestThatFits(const InputError& error) {
  const std::string start = "must be at most ";
  EXPECT_EQ(error.message.rfind(start, 0), 0u) << error.message;
  return std::atof(error.message.c_str() + start.size());
}

TEST(RunCost, IsWhatARunTakes) {
  if (!PLAYGROUND_COUNTS_ALLOCATIONS) GTEST_SKIP() << "malloc cannot be counted here";
  for (const auto& [optimizer, batch] : {std::pair<const char*, double>{"adam", 32},
                                         {"adam", 400},
                                         {"sgd", 0},
                                         {"muon", 64},
                                         {"lbfgs", 64}}) {
    SCOPED_TRACE(optimizer);
    const RunInput input = Definition(Large(batch), optimizer, {{"lr", 0.001}});
    const Dataset images = Images(400);
    DataStore store;
    std::vector<InputError> errors;
    const auto spec = MakeRunSpec(input, &errors);
    const auto data = store.Get(*spec, &images, &errors);
    const NetworkSpec network = MakeNetworkSpec(*spec, *data, &errors);
    const double said =
        CostOf(*spec, network, {data->training.samples, data->validation.samples}).bytes;

    ForgetPeak();
    const long before = BytesInUse();
    playground::Run<float> run(
        *spec, AnyTrainingProblem<float>::Make<NetworkTraining<float>>(*spec, network, data));
    Timeline<float> timeline(run);
    timeline.Advance(run, 2);
    timeline.Keep(run);
    const double taken = static_cast<double>(PeakBytes() - before);
    EXPECT_LE(taken, said);
    EXPECT_GE(taken, said / 5);
  }
}

TEST(RunCost, OrdinaryLargeRunsFit) {
  for (const char* optimizer : {"adam", "adamw", "muon", "shampoo", "soap", "kfac", "lion"}) {
    const Attempt attempt = Try(Definition(Large(512), optimizer, {{"lr", 0.001}}));
    EXPECT_TRUE(attempt.run) << optimizer;
    EXPECT_TRUE(attempt.errors.empty()) << optimizer << attempt.errors[0].message;
  }
}

TEST(RunCost, AWindowThatDoesNotFitIsRefusedWithOneThatDoes) {
  const auto with = [](double window) {
    return Try(Definition(Large(), "rmsprop-window", {{"lr", 0.001}, {"window", window}}));
  };
  const Attempt refused = with(1000);
  EXPECT_FALSE(refused.run);
  ASSERT_EQ(refused.errors.size(), 1u);
  EXPECT_EQ(refused.errors[0].key, "optimizer window");
  EXPECT_EQ(refused.errors[0].value, "1000");
  const double most = LargestThatFits(refused.errors[0]);
  EXPECT_TRUE(with(most).run);
  EXPECT_FALSE(with(most + 1).run);
  if (PLAYGROUND_COUNTS_ALLOCATIONS) {
    EXPECT_LT(refused.bytes, 40 * kMegabyte) << "allocated before it was refused";
  }
}

TEST(RunCost, AHistoryThatDoesNotFitIsRefusedWithOneThatDoes) {
  const auto with = [](double history) {
    return Try(Definition(Large(), "lbfgs", {{"lr", 1.0}, {"history_size", history}}));
  };
  const Attempt refused = with(1000);
  ASSERT_EQ(refused.errors.size(), 1u);
  EXPECT_EQ(refused.errors[0].key, "optimizer history_size");
  const double most = LargestThatFits(refused.errors[0]);
  EXPECT_TRUE(with(most).run);
  EXPECT_FALSE(with(most + 1).run);
}

TEST(RunCost, AnUpdateThatTakesTooLongIsRefused) {
  const auto with = [](double iterations) {
    return Try(Definition(Large(0), "lbfgs",
                          {{"lr", 1.0}, {"history_size", 2.0}, {"max_iter", iterations}}),
               800);
  };
  const Attempt refused = with(1000);
  ASSERT_EQ(refused.errors.size(), 1u);
  const double most = LargestThatFits(refused.errors[0]);
  EXPECT_TRUE(with(most).run || refused.errors[0].key == "batch");
  EXPECT_NE(refused.errors[0].message.find("seconds"), std::string::npos);
}

TEST(RunCost, RunsThatFitAloneMayNotFitTogether) {
  const RunInput input = Definition(Large(), "lbfgs", {{"lr", 1.0}, {"history_size", 20.0}});
  const Dataset images = Images(400);
  DataStore store;
  std::vector<InputError> errors;
  std::vector<std::unique_ptr<playground::Run<float>>> runs;
  while (errors.empty() && runs.size() < 20) {
    runs.push_back(MakeRun(input, &images, store, &errors));
  }
  EXPECT_EQ(runs.back(), nullptr);
  EXPECT_GT(runs.size(), 3u);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "run");
  // A copy of a run, as a timeline keeps it, holds its share too.
  const playground::Run<float> copy = *runs.front();
  runs.erase(runs.begin());
  EXPECT_EQ(MakeRun(input, &images, store, &errors), nullptr);
  runs.clear();
  errors.clear();
  EXPECT_NE(MakeRun(input, &images, store, &errors), nullptr);
  EXPECT_TRUE(errors.empty());
}

// The catalog's maxima bound what no estimate has to look at.
TEST(RunCost, NumbersBeyondTheCatalogAreReported) {
  for (const auto& [optimizer, field] :
       {std::pair<const char*, const char*>{"rmsprop-window", "window"},
        {"adadelta-window", "window"},
        {"lbfgs", "history_size"},
        {"lbfgs", "max_iter"},
        {"lbfgs", "max_eval"},
        {"muon", "ns_steps"}}) {
    DataStore store;
    std::vector<InputError> errors;
    const RunInput input = Definition({{"data", std::string("moons")}}, optimizer, {{field, 1e9}});
    auto run = MakeRun(input, nullptr, store, &errors);
    ASSERT_EQ(errors.size(), 1u) << optimizer << " " << field;
    EXPECT_EQ(errors[0].key, std::string("optimizer ") + field);
    ASSERT_TRUE(run);
    run->Advance(2);
  }
  DataStore store;
  std::vector<InputError> errors;
  auto run = MakeRun(Definition({{"samples", 1e8}}, "sgd"), nullptr, store, &errors);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "samples");
  EXPECT_TRUE(run);
}

TEST(RunCost, TooManyLayersAreReportedAndCut) {
  std::vector<InputError> errors;
  const auto spec =
      MakeRunSpec(Definition({{"hidden", std::vector<double>(10, 4)}}, "sgd"), &errors);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "hidden");
  EXPECT_EQ(spec->settings.List("hidden").size(), 8u);
}

}  // namespace
}  // namespace playground
