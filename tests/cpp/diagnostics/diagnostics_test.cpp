#include "diagnostics/diagnostics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/linear_algebra.h"
#include "cpp/test_seed.h"
#include "cpp/training/network_testing.h"
#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

constexpr Measure kAll[] = {
    Measure::kGradientNorm, Measure::kWeightNorm,    Measure::kGradientRatio,
    Measure::kUpdateRatio,  Measure::kEffectiveStep, Measure::kCosine,
    Measure::kActivations,  Measure::kSharpness,     Measure::kNoiseScale};

template <class AnyRun>
const MeasureRecord& RecordOf(const AnyRun& run, Measure measure) {
  for (const MeasureRecord& record : run.diagnostics()->records()) {
    if (record.measure == measure) return record;
  }
  ADD_FAILURE() << MeasureName(measure) << " is not recorded";
  std::abort();
}

float ValueAt(const MeasureRecord& record, std::size_t point, std::size_t channel) {
  return record.series.at(point, channel).mean;
}

TEST(Diagnostics, ChangeNoTrainedNumber) {
  struct Case {
    const char* name;
    RunInput input;
  };
  const Fields spoilt = {{"steps", 60.0}, {"dropout", 0.2}, {"norm", "batch"}};
  const Fields plain = {{"steps", 60.0}, {"l2", 0.01}, {"hidden", Numbers{6, 6}}};
  const Fields surface = {{"steps", 60.0}, {"problem", "surface"}, {"gradient_noise", 0.1}};
  for (const Case& each : std::initializer_list<Case>{
           {"adam with dropout and batch norm", Definition(spoilt, "adam", {{"lr", 0.01}})},
           {"a rule that evaluates again", Definition(plain, "lbfgs", {{"lr", 0.1}})},
           {"a rule with random numbers", Definition(plain, "sophia", {{"lr", 0.001}})},
           {"layer rates",
            Definition({{"steps", 60.0}, {"layer_rates", Numbers{1, 0.5}}}, "momentum")},
           {"a surface", Definition(surface, "sgd", {{"lr", 1e-4}})}}) {
    auto without = RunOf(each.input), with = RunOf(each.input), late = RunOf(each.input);
    with->SetMeasures(kAll);
    late->Advance(31);
    late->SetMeasures(kAll);
    for (auto* run : {&without, &with, &late}) (*run)->Advance(60);
    EXPECT_EQ(without->Fingerprint(), with->Fingerprint()) << each.name;
    EXPECT_EQ(without->Fingerprint(), late->Fingerprint()) << each.name;
    EXPECT_EQ(without->GradientEvaluations(), with->GradientEvaluations()) << each.name;
  }
}

TEST(Diagnostics, RecordOnlyWhatIsAskedFor) {
  auto run = RunOf(Definition({{"steps", 40.0}}, "sgd"));
  run->Advance(5);
  EXPECT_EQ(run->diagnostics(), nullptr);
  const Measure both[] = {Measure::kCosine, Measure::kWeightNorm};
  run->SetMeasures(both);
  run->Advance(5);
  run->SetMeasures(std::span(both).first(1));
  run->Advance(5);
  ASSERT_EQ(run->diagnostics()->records().size(), 1u);
  const MeasureRecord& cosine = RecordOf(*run, Measure::kCosine);
  EXPECT_EQ(cosine.since, 5);
  // The first gradient has none before it.
  EXPECT_EQ(cosine.series.steps().front(), 6);
  EXPECT_EQ(cosine.series.steps().back(), 14);
  run->SetMeasures({});
  EXPECT_EQ(run->diagnostics(), nullptr);
}

TEST(Diagnostics, ACopyOfARunRecordsTheSame) {
  auto run = RunOf(Definition({{"steps", 80.0}}, "adam", {{"lr", 0.01}}));
  run->SetMeasures(kAll);
  run->Advance(40);
  playground::Run<float> copy = *run;
  run->Advance(40);
  copy.Advance(40);
  for (const Measure measure : kAll) {
    const Series &a = RecordOf(*run, measure).series, &b = RecordOf(copy, measure).series;
    EXPECT_EQ(a.steps(), b.steps());
    for (std::size_t i = 0; i < a.size() * a.channels(); ++i) {
      const float one = a.at(0, i).mean, other = b.at(0, i).mean;
      EXPECT_TRUE((std::isnan(one) && std::isnan(other)) || one == other) << MeasureName(measure);
    }
  }
}

TEST(Diagnostics, NormsAndRatiosAreThoseOfTheVectors) {
  auto run =
      RunOf(Definition({{"steps", 9.0}, {"hidden", Numbers{5, 4}}}, "momentum", {{"lr", 0.1}}));
  run->SetMeasures(kAll);
  Vector<float> gradient(run->parameters().size()), last_gradient(0);
  const Layout& layout = run->problem().layout();
  for (std::size_t step = 0; step < 9; ++step) {
    const Vector<float> before = run->parameters();
    run->PeekLossAndGradient(gradient);
    run->Advance(1);
    const Vector<float> moved = run->parameters() - before;
    for (Index layer = 0; layer <= 3; ++layer) {  // The last one: everything.
      double g = 0, w = 0, u = 0;
      for (const Tensor& tensor : layout.tensors()) {
        if (layer < 3 && tensor.layer != layer) continue;
        g += gradient.segment(tensor.offset, tensor.size()).cast<double>().squaredNorm();
        w += before.segment(tensor.offset, tensor.size()).cast<double>().squaredNorm();
        u += moved.segment(tensor.offset, tensor.size()).cast<double>().squaredNorm();
      }
      const auto expect = [&](Measure measure, double value) {
        const MeasureRecord& record = RecordOf(*run, measure);
        ASSERT_EQ(record.series.channels(), 4u);
        EXPECT_NEAR(ValueAt(record, step, static_cast<std::size_t>(layer)), value, 1e-5 * value)
            << MeasureName(measure) << " " << layer;
      };
      expect(Measure::kGradientNorm, std::sqrt(g));
      expect(Measure::kWeightNorm, std::sqrt(w));
      expect(Measure::kGradientRatio, std::sqrt(g / w));
      expect(Measure::kUpdateRatio, std::sqrt(u / w));
    }
    if (last_gradient.size() > 0) {
      const double cosine = gradient.dot(last_gradient) / (gradient.norm() * last_gradient.norm());
      EXPECT_NEAR(ValueAt(RecordOf(*run, Measure::kCosine), step - 1, 0), cosine, 1e-5);
    }
    last_gradient = gradient;
  }
}

// Every parameter of sign descent moves by exactly the rate.
TEST(Diagnostics, TheEffectiveStepOfSignDescentIsOne) {
  auto run = RunOf(Definition({{"steps", 4.0}}, "signsgd", {{"lr", 0.01}}));
  run->SetMeasures(kAll);
  run->Advance(4);
  const MeasureRecord& record = RecordOf(*run, Measure::kEffectiveStep);
  for (std::size_t i = 0; i < record.series.size(); ++i) {
    for (std::size_t c = 0; c < record.series.channels(); ++c) {
      EXPECT_NEAR(ValueAt(record, i, c), 1, 1e-4);
    }
  }
}

// ---- Activations -------------------------------------------------------------------------------

struct ActivationCase {
  const char* activation;
  double bias;
  double dead;
};

TEST(Diagnostics, KnowDeadUnitsByTheSlopeOfTheirActivation) {
  // A bias far off makes every unit flat where the activation is flat there.
  for (const ActivationCase& each : std::initializer_list<ActivationCase>{{"relu", -1000, 1},
                                                                          {"relu", 1000, 0},
                                                                          {"tanh", 1000, 1},
                                                                          {"tanh", 0, 0},
                                                                          {"sigmoid", -1000, 1},
                                                                          {"leaky-relu", -1000, 1},
                                                                          {"identity", -1000, 0},
                                                                          {"softplus", -1000, 1},
                                                                          {"softplus", 1000, 0}}) {
    auto run = RunOf(
        Definition({{"steps", 1.0}, {"hidden", Numbers{7, 3}}, {"activation", each.activation}},
                   "sgd", {{"lr", 0.0}}));
    Vector<float> parameters = run->parameters();
    const Tensor& bias = run->problem().layout().tensors()[1];
    parameters.segment(bias.offset, bias.size()).setConstant(static_cast<float>(each.bias));
    run->SetParameters(parameters);
    run->SetMeasures(kAll);
    run->Advance(1);
    const MeasureRecord& record = RecordOf(*run, Measure::kActivations);
    ASSERT_EQ(record.series.channels(), 14u);
    EXPECT_EQ(ValueAt(record, 0, 5), each.dead) << each.activation << " " << each.bias;
    EXPECT_GE(ValueAt(record, 0, 6), each.dead) << each.activation << " " << each.bias;
  }
}

TEST(Diagnostics, GiveTheQuantilesOfActivations) {
  // One unit that passes the first input on: its outputs are the inputs themselves.
  auto run = RunOf(Definition({{"steps", 1.0}, {"hidden", Numbers{1}}, {"activation", "identity"}},
                              "sgd", {{"lr", 0.0}}));
  Vector<float> parameters = run->parameters();
  parameters.setZero();
  parameters[0] = 1;
  run->SetParameters(parameters);
  run->SetMeasures(kAll);
  run->Advance(1);
  const auto& data = static_cast<const NetworkTraining<float>&>(run->problem()).data();
  std::vector<float> first;
  for (Index i = 0; i < std::min<Index>(256, data.training.samples); ++i) {
    first.push_back(data.training.inputs[static_cast<std::size_t>(i * data.features)]);
  }
  std::sort(first.begin(), first.end());
  const MeasureRecord& record = RecordOf(*run, Measure::kActivations);
  const double ranks[] = {0.05, 0.25, 0.5, 0.75, 0.95};
  for (std::size_t k = 0; k < 5; ++k) {
    const auto place =
        static_cast<std::size_t>(std::lround(ranks[k] * static_cast<double>(first.size() - 1)));
    EXPECT_EQ(ValueAt(record, 0, k), first[place]);
  }
}

// ---- Sharpness ---------------------------------------------------------------------------------

// The Hessian by central differences of exact gradients, in double.
Matrix<double> DenseHessian(Objective<double>& objective, const Vector<double>& at) {
  constexpr double kStep = 1e-5;
  const Index n = at.size();
  Matrix<double> hessian(n, n);
  Vector<double> point = at, above(n), below(n);
  for (Index i = 0; i < n; ++i) {
    point[i] = at[i] + kStep;
    objective.Evaluate(point, &above);
    point[i] = at[i] - kStep;
    objective.Evaluate(point, &below);
    point[i] = at[i];
    hessian.row(i) = (above - below).transpose() / (2 * kStep);
  }
  return (hessian + hessian.transpose().eval()) / 2;
}

TEST(Diagnostics, SharpnessIsTheLargestEigenvalueOfTheDenseHessian) {
  const Measure sharpness[] = {Measure::kSharpness};
  for (const char* loss : {"bce-logits", "mse"}) {
    for (const char* id : {"sgd", "adam"}) {
      const auto input = Definition({{"hidden", Numbers{6, 5}},
                                     {"steps", 120.0},
                                     {"samples", 100.0},
                                     {"loss", loss},
                                     {"l2", 0.01},
                                     {"split", 0.8}},
                                    id, {{"lr", 0.02}});
      auto run = DoubleRun(input);
      run->SetMeasures(sharpness);
      for (const std::int32_t step : {1, 40, 80}) {
        while (run->step() < step) run->Advance(1);
        const Vector<double> here = run->parameters();
        // P as Adam's state has it before the next update.
        playground::Run<double> next = *run;
        next.Advance(1);
        const MeasureRecord& record = RecordOf(next, Measure::kSharpness);
        ASSERT_EQ(record.series.steps().back(), step);
        const auto probe = run->problem().MakeProbe();
        ASSERT_EQ(probe->curvature_samples(), 80);
        Matrix<double> hessian = DenseHessian(probe->objective(), here);
        Vector<double> diagonal;
        const StabilityLimit limit = run->rule().Stability({}, &diagonal);
        if (limit.preconditioned) {
          const Vector<double> scale = diagonal.cwiseSqrt().cwiseInverse();
          hessian = scale.asDiagonal() * hessian * scale.asDiagonal();
        }
        const double largest = SymmetricEigen(hessian).values[here.size() - 1];
        const std::size_t last = record.series.size() - 1;
        EXPECT_NEAR(ValueAt(record, last, 0), largest, 1e-4 * largest)
            << loss << " " << id << " " << step;
        EXPECT_NEAR(ValueAt(record, last, 1), limit.factor / 0.02, 1e-4 * limit.factor / 0.02);
      }
    }
  }
}

TEST(Diagnostics, SharpnessOfASurfaceIsThatOfItsFormula) {
  // x^2 / 2 + 10 y^2 / 2 without a turn.
  auto run = RunOf(Definition({{"problem", "surface"},
                               {"surface", "quadratic"},
                               {"surface.condition", 10.0},
                               {"surface.angle", 0.0},
                               {"steps", 3.0}},
                              "sgd", {{"lr", 0.05}}));
  const Measure sharpness[] = {Measure::kSharpness};
  run->SetMeasures(sharpness);
  run->Advance(3);
  const MeasureRecord& record = RecordOf(*run, Measure::kSharpness);
  EXPECT_NEAR(ValueAt(record, 0, 0), 10, 1e-4);
  EXPECT_NEAR(ValueAt(record, 0, 1), 40, 1e-4);
}

// Cohen et al. 2021, arXiv:2103.00065: full-batch gradient descent sharpens until 2 / rate, and
// then stays there while the loss goes on falling.
TEST(Diagnostics, FullBatchDescentRisesToTheEdgeOfStabilityAndHovers) {
#ifdef PLAYGROUND_SANITIZE
  GTEST_SKIP() << "takes long, and other tests go the same ways";
#endif
  const auto definition = [](double rate) {
    return Definition({{"batch", 0.0}, {"loss", "mse"}, {"steps", 6000.0}}, "sgd", {{"lr", rate}});
  };
  const Measure sharpness[] = {Measure::kSharpness};
  for (const double rate : {0.1, 0.05}) {
    auto run = RunOf(definition(rate));
    run->SetMeasures(sharpness);
    run->Advance(6000);
    const MeasureRecord& record = RecordOf(*run, Measure::kSharpness);
    const std::size_t points = record.series.size();
    ASSERT_GE(points, 50u);
    EXPECT_LT(ValueAt(record, 0, 0), 0.6 * 2 / rate);  // It starts well below ...
    for (std::size_t i = points / 2; i < points; ++i) {
      EXPECT_NEAR(ValueAt(record, i, 0) * rate / 2, 1, 0.1) << rate << " " << i;  // ... and hovers.
    }
    const auto& losses = run->history().buckets();
    EXPECT_LT(losses.back().mean, 0.5f * losses[losses.size() / 2].mean);
  }
}

// Cohen et al. 2022, arXiv:2207.14484: full-batch Adam keeps the preconditioned sharpness at
// 38 / rate.
TEST(Diagnostics, FullBatchAdamHoversAtItsOwnEdge) {
#ifdef PLAYGROUND_SANITIZE
  GTEST_SKIP() << "takes long, and other tests go the same ways";
#endif
  auto run = RunOf(
      Definition({{"batch", 0.0}, {"loss", "mse"}, {"steps", 8000.0}}, "adam", {{"lr", 0.001}}));
  const Measure sharpness[] = {Measure::kSharpness};
  run->SetMeasures(sharpness);
  run->Advance(8000);
  const MeasureRecord& record = RecordOf(*run, Measure::kSharpness);
  EXPECT_TRUE(record.preconditioned);
  const std::size_t points = record.series.size();
  ASSERT_GE(points, 50u);
  EXPECT_LT(ValueAt(record, 0, 0), 0.5f * 38'000);
  double mean = 0;
  for (std::size_t i = points / 2; i < points; ++i) {
    EXPECT_NEAR(ValueAt(record, i, 1), 38'000, 1);
    EXPECT_LT(ValueAt(record, i, 0), 1.15f * 38'000);
    mean += ValueAt(record, i, 0) / static_cast<double>(points - points / 2);
  }
  EXPECT_NEAR(mean / 38'000, 1, 0.1);
}

// ---- Gradient noise ----------------------------------------------------------------------------

// tr(Sigma) / |G|^2 from every sample's own gradient: one epoch with batches of one.
double DirectNoiseScale(const Fields& settings, const Vector<float>& at) {
  Fields single = settings, full = settings;
  single.push_back({"batch", 1.0});
  full.push_back({"batch", 0.0});
  auto whole = RunOf(Definition(full, "sgd", {{"lr", 0.0}}));
  auto one = RunOf(Definition(single, "sgd", {{"lr", 0.0}}));
  Vector<float> mean(at.size()), gradient(at.size());
  whole->SetParameters(at);
  one->SetParameters(at);
  whole->PeekLossAndGradient(mean);
  const auto samples = static_cast<int>(one->problem().BatchesPerEpoch());
  double trace = 0;
  for (int i = 0; i < samples; ++i) {
    one->PeekLossAndGradient(gradient);
    trace += (gradient - mean).cast<double>().squaredNorm() / samples;
    one->Advance(1);
  }
  return trace / mean.cast<double>().squaredNorm();
}

TEST(Diagnostics, NoiseScaleAgreesWithManyBatchesWithinItsError) {
  std::printf("seed %u\n", TestSeed());
  const Fields settings = {{"samples", 400.0},
                           {"noise", 0.2},
                           {"steps", 2000.0},
                           {"batch.seed", static_cast<double>(TestSeed() % 1000)}};
  auto run = RunOf(Definition(settings, "sgd", {{"lr", 0.1}}));
  run->Advance(300);
  const Vector<float> here = run->parameters();
  const double direct = DirectNoiseScale(settings, here);
  const auto probe = run->problem().MakeProbe();
  NoiseScaleEstimator<float> estimator;
  constexpr int kDraws = 400;
  double sum = 0, squared_scores = 0;
  int within_two = 0;
  for (int i = 0; i < kDraws; ++i) {
    Random random(TestSeed() + static_cast<std::uint32_t>(i), Stream::kCurvature);
    const NoiseScale one = estimator.Estimate(*probe, here, {}, random);
    sum += one.value / kDraws;
    const double score = (one.value - direct) / one.error;
    squared_scores += score * score / kDraws;
    within_two += std::abs(score) < 2;
  }
  // Unbiased: the mean of many is right within four of its own errors.
  Random random(TestSeed(), Stream::kCurvature);
  const double error = estimator.Estimate(*probe, here, {}, random).error;
  EXPECT_NEAR(sum, direct, 4 * error / std::sqrt(kDraws) * 1.5);
  // The stated error is that of the estimates: about 95 % within two of it. Variances of few
  // batches are skewed, which costs some of them.
  EXPECT_GT(within_two, 0.88 * kDraws);
  EXPECT_GT(squared_scores, 0.6);
  EXPECT_LT(squared_scores, 2);
}

TEST(Diagnostics, NoiseScaleIsNotDefinedWhereSamplesMix) {
  auto run = RunOf(Definition({{"norm", "batch"}, {"steps", 20.0}}, "sgd"));
  const Measure noise[] = {Measure::kNoiseScale};
  run->SetMeasures(noise);
  run->Advance(20);
  const MeasureRecord& record = RecordOf(*run, Measure::kNoiseScale);
  EXPECT_EQ(record.interval, 0);
  EXPECT_EQ(record.series.size(), 0u);
}

// ---- Cost --------------------------------------------------------------------------------------

TEST(Diagnostics, CostlyMeasuresAreFewWhereTheyAreDear) {
  const auto interval = [](Measure measure, Numbers hidden, double steps) {
    auto run = RunOf(Definition({{"hidden", hidden}, {"steps", steps}}, "sgd"));
    run->SetMeasures({&measure, 1});
    return RecordOf(*run, measure).interval;
  };
  EXPECT_EQ(interval(Measure::kGradientNorm, {64, 64}, 1e6), 1);
  EXPECT_LE(interval(Measure::kSharpness, {8}, 2000), 10);
  EXPECT_GT(interval(Measure::kSharpness, {256, 256}, 2000), 100);
  // Longer runs have more time for them, but never for more than some hundred points.
  EXPECT_GE(interval(Measure::kSharpness, {8}, 1e6), 2500);
}

}  // namespace
}  // namespace playground
