#include "training/run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "cpp/allocation_counter.h"
#include "cpp/test_seed.h"
#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

TEST(Run, RulesWithEqualSeedsStartAlikeAndSeeTheSameBatches) {
  // A rate of 0 keeps the weights, so the losses are those of the batches alone.
  const Fields settings = {{"noise", 0.1}, {"steps", 40.0}};
  std::vector<std::vector<float>> losses;
  for (const char* id : {"sgd", "adam", "adamw"}) {
    auto run = RunOf(Definition(settings, id, {{"lr", 0.0}}));
    run->Advance(40);
    losses.emplace_back();
    for (const Bucket& bucket : run->history().buckets()) losses.back().push_back(bucket.mean);
  }
  ASSERT_EQ(losses[0].size(), 40u);
  EXPECT_EQ(losses[0], losses[1]);
  EXPECT_EQ(losses[0], losses[2]);
  EXPECT_NE(losses[0][0], losses[0][1]);
}

TEST(Run, IsTheSameWhateverTheSlices) {
  const auto definition = Definition({{"steps", 500.0}}, "adam", {{"lr", 0.01}});
  auto whole = RunOf(definition), slices = RunOf(definition);
  whole->Advance(500);
  for (int i = 0; slices->step() < 500; ++i) slices->Advance(1 + i % 7);
  EXPECT_EQ(whole->Fingerprint(), slices->Fingerprint());
  EXPECT_EQ(whole->status(), RunStatus::kFinished);
}

TEST(Run, MeasuringARowChangesNothing) {
  const auto definition =
      Definition({{"steps", 60.0}, {"dropout", 0.2}, {"norm", "batch"}}, "adam", {{"lr", 0.01}});
  auto plain = RunOf(definition), measured = RunOf(definition);
  plain->Advance(60);
  while (measured->status() != RunStatus::kFinished) {
    const ReplayRow row = measured->Row();
    EXPECT_TRUE(std::isfinite(row.train_loss));
    measured->Advance(1);
    EXPECT_EQ(static_cast<float>(row.train_loss), static_cast<float>(measured->loss()));
  }
  EXPECT_EQ(plain->Fingerprint(), measured->Fingerprint());
}

// Between two evaluations, that is: those keep what they measured.
TEST(Run, AStepAllocatesNothing) {
  if (!PLAYGROUND_COUNTS_ALLOCATIONS) GTEST_SKIP() << "allocations cannot be counted here";
  const std::vector<Fields> all_settings = {
      {{"hidden", Numbers{8, 8}}, {"batch", 10.0}},
      {{"hidden", Numbers{32, 32}}, {"activation", "gelu"}, {"norm", "layer"}, {"l2", 0.01}},
      {{"hidden", Numbers{16, 16}}, {"norm", "batch"}, {"dropout", 0.2}, {"residual", 1.0}},
      {{"data", "blobs"}, {"hidden", Numbers{16}}, {"activation", "relu"}, {"batch", 0.0}},
      {{"data", "sine"}, {"hidden", Numbers{24, 24}}, {"layer_rates", Numbers{1, 0.5, 2}}},
      {{"problem", "surface"}, {"gradient_noise", 0.1}}};
  for (Fields settings : all_settings) {
    settings.emplace_back("steps", 100000.0);
    auto run = RunOf(Definition(settings, "adam", {{"lr", 1e-4}}));
    run->Advance(1200);
    long quiet = 0, steps = 0;
    for (; steps < 600; ++steps) {
      const std::size_t points = run->evaluations().size() + run->path().size();
      const long before = Allocations();
      run->Advance(1);
      const bool measured = run->evaluations().size() + run->path().size() > points;
      if (!measured) quiet += Allocations() - before;
    }
    EXPECT_EQ(quiet, 0) << settings[0].first;
    ASSERT_EQ(run->status(), RunStatus::kTraining);
  }
}

TEST(Run, NothingGrowsWithTheNumberOfSteps) {
  auto run = RunOf(Definition({{"samples", 20.0}, {"hidden", Numbers{2}}, {"steps", 40000.0}},
                              "sgd", {{"lr", 0.01}}));
  run->Advance(40000);
  EXPECT_EQ(run->status(), RunStatus::kFinished);
  EXPECT_LE(run->history().buckets().size(), LossHistory::kCapacity);
  EXPECT_GT(run->evaluations().size(), 1000u);
  EXPECT_LE(run->evaluations().size(), 2049u);
}

TEST(Run, ACopyIsACheckpoint) {
  auto run = RunOf(Definition({{"steps", 300.0}, {"dropout", 0.1}}, "lbfgs", {{"lr", 0.1}}));
  run->Advance(100);
  playground::Run<float> checkpoint = *run;
  run->Advance(200);
  checkpoint.Advance(200);
  EXPECT_EQ(run->Fingerprint(), checkpoint.Fingerprint());
}

TEST(Run, DivergenceStopsItAndSaysWhere) {
  auto run = RunOf(Definition({{"data", "plane"}, {"steps", 2000.0}, {"hidden", Numbers{}}}, "sgd",
                              {{"lr", 100.0}}));
  run->Advance(2000);
  EXPECT_EQ(run->status(), RunStatus::kDiverged);
  EXPECT_EQ(run->event().kind, EventKind::kDivergence);
  EXPECT_EQ(run->event().step, run->step());
  EXPECT_NE(run->event().message.find("not finite"), std::string::npos);
}

// Losses that leave the range of a float, on either side.
struct DivergingCase {
  const char* surface;
  const char* optimizer;
  double rate;
  const char* what;
};

TEST(Run, EveryNumberThatIsNotFiniteIsADivergence) {
  for (const DivergingCase& one :
       std::initializer_list<DivergingCase>{{"saddle", "momentum", 0.05, "the loss"},
                                            {"saddle", "sgd", 1e3, "the loss"},
                                            {"monkey-saddle", "sgd", 1, "the loss"},
                                            {"quadratic", "sgd", 1, "the loss"},
                                            {"rosenbrock", "momentum", 1, "the loss"}}) {
    SCOPED_TRACE(one.surface);
    const Fields settings = {{"problem", "surface"}, {"surface", one.surface}, {"steps", 2000.0}};
    auto run = RunOf(Definition(settings, one.optimizer, {{"lr", one.rate}}));
    run->Advance(2000);
    EXPECT_EQ(run->status(), RunStatus::kDiverged);
    EXPECT_EQ(run->event().kind, EventKind::kDivergence);
    EXPECT_EQ(run->event().step, run->step());
    EXPECT_EQ(run->event().message, std::string(one.what) + " is not finite");
    for (const Bucket& bucket : run->history().buckets()) {
      EXPECT_TRUE(std::isfinite(bucket.min) && std::isfinite(bucket.max));
    }
    EXPECT_EQ(run->history().buckets().back().step, run->step() - 1);
  }
}

// Some activations turn what is not a number into one, and the loss stays finite.
TEST(Run, AWeightThatIsNotFiniteIsADivergenceAtItsStep) {
  for (const char* activation : {"relu", "relu6", "hard-tanh", "tanh", "squared-relu"}) {
    for (const float value :
         {std::numeric_limits<float>::quiet_NaN(), -std::numeric_limits<float>::infinity()}) {
      auto run =
          RunOf(Definition({{"hidden", Numbers{6, 6}}, {"activation", activation}, {"steps", 90.0}},
                           "sgd", {{"lr", 0.1}}));
      run->Advance(7);
      Vector<float> parameters = run->parameters();
      parameters[3] = value;
      run->SetParameters(parameters);
      run->Advance(1);
      EXPECT_EQ(run->status(), RunStatus::kDiverged) << activation;
      EXPECT_EQ(run->event().step, 7);
    }
  }
}

// No batch comes after the last update and shows what it led to.
TEST(Run, ADivergenceOfTheLastUpdateIsSeen) {
  const auto after = [](double steps) {
    auto run =
        RunOf(Definition({{"problem", "surface"}, {"surface", "quadratic"}, {"steps", steps}},
                         "sgd", {{"lr", 1.0}}));
    run->Advance(1000);
    return run;
  };
  const auto longer = after(1000);
  ASSERT_EQ(longer->status(), RunStatus::kDiverged);
  const auto shorter = after(longer->step());
  EXPECT_EQ(shorter->status(), RunStatus::kDiverged);
  EXPECT_EQ(shorter->event().step, longer->event().step);
  EXPECT_EQ(shorter->event().message, longer->event().message);
  EXPECT_EQ(after(longer->step() - 1)->status(), RunStatus::kFinished);
}

TEST(Run, ASpikeIsRemembered) {
  auto run = RunOf(Definition({{"problem", "surface"}, {"surface", "quadratic"}, {"steps", 10.0}},
                              "sgd", {{"lr", 1.0}}));
  run->Advance(10);
  EXPECT_EQ(run->event().kind, EventKind::kSpike);
  EXPECT_GT(run->event().step, 0);
  EXPECT_EQ(run->event().message.find("the height jumps to "), 0u);
}

TEST(Run, CountsGradientEvaluations) {
  const auto evaluations = [](const char* id, std::vector<EntryInput> wrappers = {}) {
    auto definition = Definition({{"steps", 10.0}, {"hidden", Numbers{2}}}, id, {{"lr", 0.01}});
    definition.wrappers = std::move(wrappers);
    auto run = RunOf(definition);
    run->Advance(10);
    return run->GradientEvaluations();
  };
  EXPECT_EQ(evaluations("adam"), 10);
  EXPECT_EQ(evaluations("nesterov-classic"), 20);
  EXPECT_EQ(evaluations("sgd", {{"sam", {}}}), 20);
}

TEST(Run, R2IsItsOwnMeasureAndNotDefinedForEqualTargets) {
  for (const double noise : {0.0, 0.2}) {
    auto run = RunOf(Definition({{"data", "sine"}, {"noise", noise}, {"steps", 20.0}}, "adam"));
    run->Advance(20);
    const EvaluationPoint& last = run->evaluations().back();
    EXPECT_TRUE(std::isnan(last.train_accuracy) && std::isnan(last.val_accuracy));
    EXPECT_LT(last.val_r2, 1);
    EXPECT_EQ(static_cast<float>(run->Row().val_r2), last.val_r2);
    EXPECT_TRUE(std::isnan(run->Row().val_accuracy));
  }
  auto classes = RunOf(Definition({{"steps", 20.0}}, "adam"));
  classes->Advance(20);
  EXPECT_TRUE(std::isnan(classes->evaluations().back().val_r2));
  EXPECT_GT(classes->evaluations().back().val_accuracy, 0);
}

TEST(Run, LayerRatesScaleTheStepOfTheirLayer) {
  const Fields settings = {{"hidden", Numbers{4}}, {"steps", 10.0}};
  Fields frozen = settings;
  frozen.push_back({"layer_rates", Numbers{0, 1}});
  auto plain = RunOf(Definition(settings, "sgd", {{"lr", 0.1}}));
  auto half = RunOf(Definition(frozen, "sgd", {{"lr", 0.1}}));
  const Vector<float> start = plain->parameters();
  plain->Advance(1);
  half->Advance(1);
  for (const Tensor& tensor : plain->problem().layout().tensors()) {
    for (Index i = tensor.offset; i < tensor.offset + tensor.size(); ++i) {
      EXPECT_EQ(half->parameters()[i], tensor.layer == 0 ? start[i] : plain->parameters()[i]);
    }
  }
}

TEST(Run, PenaltiesArePartOfTheLossAndItsGradient) {
  const Fields settings = {{"hidden", Numbers{3}}, {"steps", 5.0}, {"batch", 0.0}};
  Fields penalized = settings;
  penalized.push_back({"l1", 0.01});
  penalized.push_back({"l2", 0.1});
  auto plain = RunOf(Definition(settings, "sgd")), with = RunOf(Definition(penalized, "sgd"));
  const auto size = plain->parameters().size();
  Vector<float> g(size), g_with(size);
  const double loss = plain->PeekLossAndGradient(g), loss_with = with->PeekLossAndGradient(g_with);
  double penalty = 0;
  for (const Tensor& tensor : plain->problem().layout().tensors()) {
    for (Index i = tensor.offset; i < tensor.offset + tensor.size(); ++i) {
      const double w = plain->parameters()[i];
      const double slope = tensor.is_matrix ? 0.01 * ((w > 0) - (w < 0)) + 0.1 * w : 0;
      EXPECT_NEAR(g_with[i] - g[i], slope, 1e-6);
      if (tensor.is_matrix) penalty += 0.01 * std::fabs(w) + 0.05 * w * w;
    }
  }
  EXPECT_NEAR(loss_with - loss, penalty, 1e-6);
}

// Theory: the gradient of a batch of B samples has 1/B of the variance of a single sample's.
TEST(Run, DoublingTheBatchHalvesTheVarianceOfTheGradient) {
  std::printf("seed %u\n", TestSeed());
  const auto variance = [](double batch) {
    auto run = RunOf(Definition({{"samples", 2000.0},
                                 {"split", 0.95},
                                 {"noise", 0.2},
                                 {"batch", batch},
                                 {"batch.seed", static_cast<double>(TestSeed() % 1000)},
                                 {"steps", 100000.0}},
                                "sgd", {{"lr", 0.0}}));
    auto full = RunOf(
        Definition({{"samples", 2000.0}, {"split", 0.95}, {"noise", 0.2}, {"batch", 0.0}}, "sgd"));
    Vector<float> mean(run->parameters().size()), gradient(run->parameters().size());
    full->PeekLossAndGradient(mean);
    constexpr int kDraws = 3000;
    double sum = 0;
    for (int i = 0; i < kDraws; ++i) {
      run->PeekLossAndGradient(gradient);
      sum += (gradient - mean).cast<double>().squaredNorm() / kDraws;
      run->Advance(1);
    }
    return sum;
  };
  const double four = variance(4), eight = variance(8);
  // Drawn without replacement: (1 - B/N) makes less than half a percent. Four standard errors of
  // the ratio of two means of 3,000 draws.
  EXPECT_NEAR(four / eight, 2, 0.2);
}

TEST(Run, AdamOnTheSpiralsLearnsThem) {
  auto run = RunOf(Definition({{"steps", 2000.0}}, "adam", {{"lr", 0.03}}));
  run->Advance(2000);
  EXPECT_GE(run->evaluations().back().val_accuracy, 0.97f);
  EXPECT_EQ(run->evaluations().back().step, 2000);
  EXPECT_LE(run->evaluations().size(), 66u);
}

TEST(Run, PlateauLowersTheRateOncePerPatience) {
  auto definition = Definition({{"steps", 1000.0}, {"batch", 0.0}}, "sgd", {{"lr", 0.0}});
  definition.optimizer.params = {{"lr", 1e-9}};  // No progress at all.
  definition.schedule = {"plateau", {{"patience", 9.0}, {"factor", 0.5}, {"eps", 0.0}}};
  auto run = RunOf(definition);
  run->Advance(11);
  EXPECT_EQ(run->RateAt(11), 5e-10);
}

}  // namespace
}  // namespace playground
