#include "nn/network_objective.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cpp/nn/network_samples.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

// A network on a batch of random data.
struct Trial {
  Network<double> network;
  RandomData<double> data;
  NetworkObjective<double> objective;
  Vector<double> parameters;

  Trial(const NetworkSpec& spec, Index batch, Random& random)
      : network(spec),
        data(network.loss_details().coding, batch, spec.inputs, network.outputs(), random),
        objective(spec, &network),
        parameters(RandomVector<double>(network.layout().size(), 0.5, random)) {
    objective.SetBatch(data.Batch());
  }
};

// A dense layer alone; its outputs are probabilities where the loss wants such.
NetworkSpec LinearSpec(const LossEntry& loss) {
  return {.inputs = 3,
          .layers = {LayerSpec::Dense(3, 2)},
          .loss = std::string(loss.id),
          .loss_params = ParamValues(loss.params)};
}
void MakeProbabilities(const LossEntry& loss, Vector<double>& parameters) {
  if (loss.details.model != LabelModel::kProbability) return;
  parameters *= 0.05;
  parameters.tail(2).setConstant(0.5);
}

// Where outputs are linear in the parameters, the generalised Gauss-Newton matrix is the Hessian.
TEST(NetworkObjectiveTest, GaussNewtonOfALinearNetworkIsItsHessian) {
  Random random(TestSeed(), Stream::kData);
  for (const LossEntry& loss : LossRegistry::All()) {
    Trial trial(LinearSpec(loss), 5, random);
    MakeProbabilities(loss, trial.parameters);
    Matrix<double> hessian, gauss_newton;
    Vector<double> gradient, expected(trial.parameters.size());
    double value = 0;
    ASSERT_TRUE(trial.objective.Hessian(trial.parameters, hessian));
    ASSERT_TRUE(trial.objective.GaussNewton(trial.parameters, gauss_newton, gradient, value));
    const double scale = std::max(1.0, hessian.cwiseAbs().maxCoeff());
    EXPECT_LT((hessian - gauss_newton).cwiseAbs().maxCoeff(), 1e-12 * scale) << loss.id;
    EXPECT_EQ(value, trial.objective.Evaluate(trial.parameters, &expected)) << loss.id;
    EXPECT_EQ(gradient, expected) << loss.id;
  }
}

TEST(NetworkObjectiveTest, GaussNewtonOfSquaredErrorIsTheJacobiansProduct) {
  Random random(TestSeed(), Stream::kData);
  Trial trial(SmallSpec("tanh", "mse"), 4, random);
  const Index n = trial.parameters.size();
  const auto outputs = [&](const Vector<double>& at) {
    Matrix<double> o;
    trial.network.Predict(at, trial.data.inputs.data(), 4, &o);
    return Vector<double>(Eigen::Map<Vector<double>>(o.data(), o.size()));
  };
  Matrix<double> jacobian(8, n);
  for (Index i = 0; i < n; ++i) {
    constexpr double kStep = 1e-5;
    Vector<double> above = trial.parameters, below = trial.parameters;
    above[i] += kStep;
    below[i] -= kStep;
    jacobian.col(i) = (outputs(above) - outputs(below)) / (2 * kStep);
  }
  Matrix<double> gauss_newton;
  Vector<double> gradient;
  double value = 0;
  ASSERT_TRUE(trial.objective.GaussNewton(trial.parameters, gauss_newton, gradient, value));
  // Mean over 8 numbers: f = |r|^2 / 8.
  const Matrix<double> expected = jacobian.transpose() * jacobian * (2.0 / 8);
  EXPECT_LT((expected - gauss_newton).norm(), 1e-8 * expected.norm());
}

// [dW | db] of block k as one matrix, out x (in + 1).
Matrix<double> Homogeneous(const Layout& layout, const KroneckerBlock<double>& block,
                           const Vector<double>& all) {
  const Tensor& weight = layout.tensors()[block.weight];
  Matrix<double> result(weight.rows, weight.cols + 1);
  result.leftCols(weight.cols) = layout.AsMatrix(block.weight, all);
  result.col(weight.cols) = layout.Flat(block.bias, all);
  return result;
}

TEST(NetworkObjectiveTest, KroneckerFactorsOfOneSampleAreExact) {
  Random random(TestSeed(), Stream::kData);
  for (const LossEntry& loss : LossRegistry::All()) {
    Trial trial(
        MakeSpec(3, {LayerSpec::Dense(3, 4), LayerSpec::Activation("tanh"), LayerSpec::Dense(4, 2)},
                 loss.id),
        1, random);
    const Index n = trial.parameters.size();
    Matrix<double> gauss_newton;
    Vector<double> gradient;
    double value = 0;
    trial.objective.GaussNewton(trial.parameters, gauss_newton, gradient, value);

    for (const Fisher fisher : {Fisher::kEmpirical, Fisher::kGaussNewton}) {
      std::vector<KroneckerBlock<double>> blocks;
      ASSERT_TRUE(trial.objective.KroneckerFactors(trial.parameters, fisher, blocks));
      ASSERT_EQ(blocks.size(), 2u);
      for (const KroneckerBlock<double>& block : blocks) {
        // (S x A) applied to a direction, against the block of the matrix.
        const auto direction = RandomVector<double>(n, 1, random);
        const Matrix<double> v = Homogeneous(trial.network.layout(), block, direction);
        const Matrix<double> product = block.outputs * v * block.inputs;
        Vector<double> own = Vector<double>::Zero(n);
        const Layout& layout = trial.network.layout();
        layout.Flat(block.weight, own) = layout.Flat(block.weight, direction);
        layout.Flat(block.bias, own) = layout.Flat(block.bias, direction);
        const Vector<double> expected = fisher == Fisher::kEmpirical
                                            ? Vector<double>(gradient * gradient.dot(own))
                                            : Vector<double>(gauss_newton * own);
        const Matrix<double> expected_block = Homogeneous(layout, block, expected);
        EXPECT_LT((product - expected_block).norm(), 1e-10 * std::max(1.0, product.norm()))
            << loss.id;
      }
    }
  }
}

TEST(NetworkObjectiveTest, KroneckerFactorsAreMeansOverTheBatch) {
  Random random(TestSeed(), Stream::kData);
  const NetworkSpec spec = SmallSpec("sigmoid", "softmax-ce");
  Trial trial(spec, 6, random);
  for (const Fisher fisher : {Fisher::kEmpirical, Fisher::kGaussNewton}) {
    std::vector<KroneckerBlock<double>> together;
    trial.objective.KroneckerFactors(trial.parameters, fisher, together);
    std::vector<Matrix<double>> inputs(3), outputs(3);
    for (std::uint32_t i = 0; i < 6; ++i) {
      const std::vector<std::uint32_t> index = {i};
      NetworkObjective<double> single(spec, &trial.network);
      single.SetBatch(trial.data.Batch(index));
      std::vector<KroneckerBlock<double>> blocks;
      single.KroneckerFactors(trial.parameters, fisher, blocks);
      for (std::size_t k = 0; k < 3; ++k) {
        if (i == 0) inputs[k].setZero(blocks[k].inputs.rows(), blocks[k].inputs.cols());
        if (i == 0) outputs[k].setZero(blocks[k].outputs.rows(), blocks[k].outputs.cols());
        inputs[k] += blocks[k].inputs / 6;
        outputs[k] += blocks[k].outputs / 6;
      }
    }
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_LT((inputs[k] - together[k].inputs).norm(), 1e-12);
      EXPECT_LT((outputs[k] - together[k].outputs).norm(), 1e-12);
    }
  }
}

// For one sample and a loss that is a negative log-likelihood, the mean of g g' over labels drawn
// from the model is the Gauss-Newton matrix. (Not for `bce`, whose second derivative by the output
// depends on the label.)
TEST(NetworkObjectiveTest, SampledGradientsHaveTheFishersCovariance) {
  for (const char* loss : {"softmax-ce", "bce-logits", "soft-margin", "mse", "poisson-nll"}) {
    Random random(TestSeed(), Stream::kData);
    Trial trial(LinearSpec(*LossRegistry::Find(loss)), 1, random);
    const Index n = trial.parameters.size();
    Matrix<double> fisher, mean_square = Matrix<double>::Zero(n, n);
    Vector<double> gradient(n), mean = Vector<double>::Zero(n);
    double value = 0;
    trial.objective.GaussNewton(trial.parameters, fisher, gradient, value);
    constexpr int kDraws = 40000;
    Random labels(TestSeed(), Stream::kLabels);
    for (int i = 0; i < kDraws; ++i) {
      ASSERT_TRUE(trial.objective.SampledGradient(trial.parameters, labels, gradient));
      mean_square += gradient * gradient.transpose() / kDraws;
      mean += gradient / kDraws;
    }
    // A mean over outputs of C negative log-likelihoods is 1/C of their sum, whose Fisher matrix is
    // its Hessian: g g' = H / C. For squared error the variance already accounts for it.
    const bool is_mean = loss != std::string("softmax-ce") && loss != std::string("mse");
    if (is_mean) fisher /= 2;
    EXPECT_LT((mean_square - fisher).norm(), 0.05 * fisher.norm()) << loss;
    EXPECT_LT(mean.norm(), 5 * std::sqrt(fisher.trace() / kDraws)) << loss;
  }
}

TEST(NetworkObjectiveTest, EvaluatingRemembersNothing) {
  Random random(TestSeed(), Stream::kData);
  const NetworkSpec spec = MakeSpec(3,
                                    {LayerSpec::Dense(3, 4), LayerSpec::Norm("batch"),
                                     LayerSpec::Dropout(0.5), LayerSpec::Dense(4, 2)},
                                    "mse");
  Trial trial(spec, 8, random);
  Vector<double> trained(trial.parameters.size()), again(trial.parameters.size());
  const double loss =
      trial.network.LossAndGradient(trial.parameters, trial.data.Batch(), &trained, Mode::kTrain);
  const Vector<double> mean = trial.network.Statistics()[0]->mean;
  EXPECT_EQ(trial.objective.Evaluate(trial.parameters, &again), loss);
  EXPECT_EQ(again, trained);
  Vector<double> product(trial.parameters.size());
  trial.objective.HessianTimes(trial.parameters, trained, product);
  EXPECT_EQ(trial.network.Statistics()[0]->mean, mean);
  EXPECT_EQ(trial.objective.BatchSize(), 8);
}

// In float the dual network has no lanes while the network has: the same up to rounding.
TEST(NetworkObjectiveTest, FloatHessianProductAgreesWithDouble) {
  Random random(TestSeed(), Stream::kData);
  const NetworkSpec spec = SmallSpec("silu", "softmax-ce");
  Trial trial(spec, 5, random);
  Network<float> network(spec);
  NetworkObjective<float> objective(spec, &network);
  const std::vector<float> inputs(trial.data.inputs.begin(), trial.data.inputs.end());
  objective.SetBatch({.inputs = inputs.data(), .samples = 5, .classes = trial.data.classes.data()});
  const auto direction = RandomVector<double>(trial.parameters.size(), 1, random);
  Vector<double> expected(direction.size());
  Vector<float> product(direction.size());
  trial.objective.HessianTimes(trial.parameters, direction, expected);
  objective.HessianTimes(trial.parameters.cast<float>(), direction.cast<float>(), product);
  EXPECT_LT(RelativeError(product.cast<double>(), expected), 1e-5);
}

}  // namespace
}  // namespace playground
