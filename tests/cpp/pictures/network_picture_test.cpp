#include "pictures/network_picture.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cpp/training/run_testing.h"

namespace playground {
namespace {

using Numbers = std::vector<double>;

constexpr Window kWindow{-1, 1, -1, 1};

NetworkTraining<float>& NetworkOf(Run<float>& run) {
  return static_cast<NetworkTraining<float>&>(run.problem());
}

std::unique_ptr<Run<float>> Trained(Fields settings, int updates = 30) {
  auto run = RunOf(Definition(std::move(settings), "adam"));
  run->Advance(updates);
  return run;
}

// What a dense layer makes of its inputs, in double and by the definition.
Numbers Dense(const Run<float>& run, std::size_t tensor, const Numbers& inputs) {
  const Layout& layout = run.problem().layout();
  const Tensor& weights = layout.tensors()[tensor];
  const Tensor& biases = layout.tensors()[tensor + 1];
  Numbers outputs;
  for (Index row = 0; row < weights.rows; ++row) {
    double sum = run.parameters()[biases.offset + row];
    for (Index column = 0; column < weights.cols; ++column) {
      sum += run.parameters()[weights.offset + row * weights.cols + column] *
             inputs[static_cast<std::size_t>(column)];
    }
    outputs.push_back(sum);
  }
  return outputs;
}

Numbers Tanh(Numbers values) {
  for (double& value : values) value = std::tanh(value);
  return values;
}

Numbers Seen(NetworkTraining<float>& network, double x1, double x2) {
  Numbers inputs(static_cast<std::size_t>(network.data().features));
  network.data().map.TransformPoint(x1, x2, inputs.data());
  return inputs;
}

// All units of a column at one cell.
Numbers At(const UnitColumn& column, std::size_t cell, std::size_t cells) {
  Numbers values;
  for (std::size_t unit = 0; unit < column.units.size(); ++unit) {
    values.push_back(column.responses[unit * cells + cell]);
  }
  return values;
}

void ExpectNear(const Numbers& actual, const Numbers& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(actual[i], expected[i], 2e-5);
}

TEST(NetworkPicture, ResponsesAreThoseOfAForwardPass) {
  auto run = Trained({{"data", "moons"}, {"hidden", Numbers{4, 3}}, {"activation", "tanh"}});
  const NetworkPicture picture = PictureOf(*run, 16, Grid(kWindow, 2, 2));
  ASSERT_EQ(picture.columns.size(), 4u);
  const Numbers corners[] = {{-0.5, 0.5}, {0.5, 0.5}, {-0.5, -0.5}, {0.5, -0.5}};
  for (std::size_t cell = 0; cell < 4; ++cell) {
    const Numbers inputs = Seen(NetworkOf(*run), corners[cell][0], corners[cell][1]);
    const Numbers first = Tanh(Dense(*run, 0, inputs)), second = Tanh(Dense(*run, 2, first));
    ExpectNear(At(picture.columns[0], cell, 4), inputs);
    ExpectNear(At(picture.columns[1], cell, 4), first);
    ExpectNear(At(picture.columns[2], cell, 4), second);
    ExpectNear(At(picture.columns[3], cell, 4), {1 / (1 + std::exp(-Dense(*run, 4, second)[0]))});
  }
}

TEST(NetworkPicture, AResidualLayerAddsToWhatItGets) {
  auto run = Trained(
      {{"data", "moons"}, {"hidden", Numbers{3, 3}}, {"activation", "tanh"}, {"residual", 1.0}});
  const NetworkPicture picture = PictureOf(*run, 16, Grid(kWindow, 1, 1));
  const Numbers first = Tanh(Dense(*run, 0, Seen(NetworkOf(*run), 0, 0)));
  Numbers second = Tanh(Dense(*run, 2, first));
  for (std::size_t i = 0; i < 3; ++i) second[i] += first[i];
  ExpectNear(At(picture.columns[2], 0, 1), second);
  EXPECT_FALSE(picture.blocks[0].is_residual);
  EXPECT_TRUE(picture.blocks[1].is_residual);
  EXPECT_FALSE(picture.blocks[2].is_residual);
}

// RMS norm by its definition (Zhang & Sennrich 2019, equation 4), with the gains of a tensor.
Numbers RmsNorm(const Run<float>& run, std::size_t tensor, Numbers values) {
  double squares = 0;
  for (double value : values) squares += value * value;
  const double size = std::sqrt(squares / static_cast<double>(values.size()) + 1e-6);
  const Index gains = run.problem().layout().tensors()[tensor].offset;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] *= run.parameters()[gains + static_cast<Index>(i)] / size;
  }
  return values;
}

TEST(NetworkPicture, ANormAfterTheActivationMakesWhatLeavesALayer) {
  auto run = Trained({{"data", "moons"},
                      {"hidden", Numbers{3, 3}},
                      {"activation", "tanh"},
                      {"norm", "rms"},
                      {"norm.place", "after"},
                      {"residual", 1.0}});
  const NetworkPicture picture = PictureOf(*run, 16, Grid(kWindow, 1, 1));
  const Numbers inputs = Seen(NetworkOf(*run), 0, 0);
  const Numbers first = RmsNorm(*run, 2, Tanh(Dense(*run, 0, inputs)));
  Numbers second = RmsNorm(*run, 5, Tanh(Dense(*run, 3, first)));
  for (std::size_t i = 0; i < 3; ++i) second[i] += first[i];
  ExpectNear(At(picture.columns[1], 0, 1), first);
  ExpectNear(At(picture.columns[2], 0, 1), second);
}

TEST(NetworkPicture, WeightsAndGradientAreTheRuns) {
  auto run = Trained({{"data", "moons"}, {"hidden", Numbers{3}}});
  Vector<float> gradient(run->parameters().size());
  run->PeekLossAndGradient(gradient);
  const NetworkPicture picture = PictureOf(*run, 16, std::nullopt);
  // 0.W, 0.b, 2.W, 2.b one after the other.
  std::vector<float> weights, slopes;
  for (const WeightBlock& block : picture.blocks) {
    weights.insert(weights.end(), block.weights.begin(), block.weights.end());
    weights.insert(weights.end(), block.biases.begin(), block.biases.end());
    slopes.insert(slopes.end(), block.gradient.begin(), block.gradient.end());
    slopes.insert(slopes.end(), block.bias_gradient.begin(), block.bias_gradient.end());
  }
  EXPECT_EQ(weights, std::vector<float>(run->parameters().begin(), run->parameters().end()));
  EXPECT_EQ(slopes, std::vector<float>(gradient.begin(), gradient.end()));
}

TEST(NetworkPicture, ShowsSomeOfManyUnitsEvenly) {
  auto run = Trained({{"data", "moons"}, {"hidden", Numbers{10}}});
  const NetworkPicture some = PictureOf(*run, 4, Grid(kWindow, 3, 3));
  const NetworkPicture all = PictureOf(*run, 16, Grid(kWindow, 3, 3));
  EXPECT_EQ(some.columns[1].count, 10);
  EXPECT_EQ(some.columns[1].units, (std::vector<Index>{1, 3, 6, 8}));
  EXPECT_EQ(all.columns[1].units.size(), 10u);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto unit = static_cast<std::size_t>(some.columns[1].units[i]);
    EXPECT_EQ(some.columns[1].means[i], all.columns[1].means[unit]);
    EXPECT_EQ(some.columns[1].responses[9 * i + 4], all.columns[1].responses[9 * unit + 4]);
    EXPECT_EQ(some.blocks[0].weights[2 * i + 1], all.blocks[0].weights[2 * unit + 1]);
    EXPECT_EQ(some.blocks[0].biases[i], all.blocks[0].biases[unit]);
  }
}

TEST(NetworkPicture, MeansAreOverTheSamplesOfEachClass) {
  auto run = Trained({{"data", "blobs"}, {"hidden", Numbers{3}}, {"activation", "tanh"}});
  const NetworkPicture picture = PictureOf(*run, 16, std::nullopt);
  const auto& data = NetworkOf(*run).data();
  ASSERT_EQ(picture.groups, data.classes);
  ASSERT_EQ(picture.samples, std::min<Index>(256, data.training.samples));
  const auto groups = static_cast<std::size_t>(picture.groups);
  Numbers sums(3 * groups), sizes(groups);
  for (std::size_t i = 0; i < static_cast<std::size_t>(picture.samples); ++i) {
    const auto group = static_cast<std::size_t>(data.training.classes[i]);
    const Numbers hidden =
        Tanh(Dense(*run, 0, {data.training.inputs[2 * i], data.training.inputs[2 * i + 1]}));
    ++sizes[group];
    for (std::size_t unit = 0; unit < 3; ++unit) sums[unit * groups + group] += hidden[unit];
  }
  for (std::size_t unit = 0; unit < 3; ++unit) {
    double all = 0;
    for (std::size_t group = 0; group < groups; ++group) {
      const double sum = sums[unit * groups + group];
      all += sum;
      EXPECT_NEAR(picture.columns[1].group_means[unit * groups + group], sum / sizes[group], 1e-5);
    }
    EXPECT_NEAR(picture.columns[1].means[unit], all / picture.samples, 1e-5);
  }
}

TEST(NetworkPicture, FifthsOfARegressionRiseWithTheTargets) {
  auto run = Trained({{"data", "plane"}, {"hidden", Numbers{8}}}, 400);
  const NetworkPicture picture = PictureOf(*run, 16, std::nullopt);
  ASSERT_EQ(picture.groups, 5);
  const std::vector<float>& outputs = picture.columns.back().group_means;
  EXPECT_TRUE(std::is_sorted(outputs.begin(), outputs.end()));
}

TEST(NetworkPicture, OneFeatureHasOneRowOfResponses) {
  auto run = Trained({{"data", "sine"}, {"hidden", Numbers{3}}});
  const NetworkPicture picture = PictureOf(*run, 16, Grid({-1, 1, 0, 0}, 8, 5));
  EXPECT_EQ(picture.columns[1].responses.size(), 3u * 8u);
  EXPECT_EQ(picture.columns.back().responses,
            PredictionsOn(Grid({-1, 1, 0, 0}, 8, 5), NetworkOf(*run), run->parameters()));
}

TEST(NetworkPicture, LeavesTheTrainedNumbersAlone) {
  const Fields settings = {
      {"data", "moons"}, {"hidden", Numbers{4, 4}}, {"norm", "batch"}, {"dropout", 0.2}};
  auto looked = Trained(settings);
  auto alone = Trained(settings);
  PictureOf(*looked, 16, Grid(kWindow, 16, 16));
  looked->Advance(20);
  alone->Advance(20);
  EXPECT_EQ(looked->Fingerprint(), alone->Fingerprint());
}

}  // namespace
}  // namespace playground
