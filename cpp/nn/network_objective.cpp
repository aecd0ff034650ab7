#include "nn/network_objective.h"

#include <algorithm>
#include <cmath>

#include "nn/products.h"

namespace playground {

template <class Scalar>
NetworkObjective<Scalar>::NetworkObjective(const NetworkSpec& spec, Network<Scalar>* network)
    : spec_(spec), network_(network) {}

template <class Scalar>
double NetworkObjective<Scalar>::Evaluate(const Vector<Scalar>& parameters,
                                          Vector<Scalar>* gradient) {
  return network_->LossAndGradient(parameters, batch_, gradient, Mode::kTrainAgain);
}

#ifndef PLAYGROUND_START_MODULE
namespace {

// Replaces the symmetric, positive semi-definite matrix (n x n, row-major) by its Cholesky factor;
// columns whose pivot is 0 but for rounding become 0.
template <class Scalar>
void CholeskyInPlace(Scalar* matrix, Index n) {
  Scalar largest(0);
  for (Index i = 0; i < n; ++i) largest = std::max(largest, matrix[i * n + i]);
  const Scalar smallest = largest * Eigen::NumTraits<Scalar>::epsilon() * Scalar(n);
  for (Index j = 0; j < n; ++j) {
    Scalar* row = matrix + j * n;
    Scalar pivot = row[j];
    for (Index k = 0; k < j; ++k) pivot -= row[k] * row[k];
    const bool usable = pivot > smallest;
    row[j] = usable ? std::sqrt(pivot) : Scalar(0);
    for (Index i = j + 1; i < n; ++i) {
      Scalar* below = matrix + i * n;
      Scalar sum = below[j];
      for (Index k = 0; k < j; ++k) sum -= below[k] * row[k];
      below[j] = usable ? sum / row[j] : Scalar(0);
    }
    std::fill(row + j + 1, row + n, Scalar(0));
  }
}

double Logistic(double x) { return 1 / (1 + std::exp(-x)); }

// A Poisson number: by inversion where that is short, else by the normal approximation.
double DrawPoisson(double mean, Random& random) {
  constexpr double kLarge = 50;
  if (!(mean < kLarge)) return std::max(0.0, std::round(mean + std::sqrt(mean) * random.Normal()));
  double term = std::exp(-mean);
  double left = random.Uniform() - term;
  double count = 0;
  while (left >= 0 && term > 0) {
    ++count;
    term *= mean / count;
    left -= term;
  }
  return count;
}

// One class from the softmax of sample i.
template <class Scalar>
Index DrawClass(const Panel<const Scalar>& o, Index i, Random& random) {
  Scalar largest = o(0, i);
  for (Index c = 1; c < o.rows; ++c) largest = std::max(largest, o(c, i));
  double total = 0;
  for (Index c = 0; c < o.rows; ++c) total += std::exp(static_cast<double>(o(c, i) - largest));
  double left = random.Uniform() * total;
  for (Index c = 0; c + 1 < o.rows; ++c) {
    left -= std::exp(static_cast<double>(o(c, i) - largest));
    if (left < 0) return c;
  }
  return o.rows - 1;
}

// One target from the distribution that the prediction o stands for.
double DrawTarget(LabelModel model, double o, Index outputs, Random& random) {
  switch (model) {
    case LabelModel::kGaussian:
      return o + std::sqrt(0.5 * static_cast<double>(outputs)) * random.Normal();
    case LabelModel::kBernoulli:
      return random.Uniform() < Logistic(o) ? 1 : 0;
    case LabelModel::kProbability:
      return random.Uniform() < o ? 1 : 0;
    case LabelModel::kSign:
      return random.Uniform() < Logistic(o) ? 1 : -1;
    case LabelModel::kPoisson:
      return DrawPoisson(std::exp(o), random);
    case LabelModel::kCategorical:
      break;  // Drawn for all outputs at once.
  }
  return 0;
}

// E[a a'] over the batch; a has an additional last coordinate of 1 if `bias`.
template <class Scalar>
void AverageInputs(const DenseTrace<Scalar>& trace, Index batch, Index stride,
                   Matrix<Scalar>* result) {
  const Index n = trace.inputs;
  const bool bias = trace.bias >= 0;
  const Index size = n + (bias ? 1 : 0);
  result->resize(size, size);
  const auto a = [&](Index f, Index i) { return f < n ? trace.x[f * stride + i] : Scalar(1); };
  for (Index r = 0; r < size; ++r) {
    for (Index c = 0; c <= r; ++c) {
      Scalar sum(0);
      for (Index i = 0; i < batch; ++i) sum += a(r, i) * a(c, i);
      (*result)(r, c) = (*result)(c, r) = sum / static_cast<Scalar>(batch);
    }
  }
}

// result += scale * sum over the batch of dy dy'.
template <class Scalar>
void AddOutputs(const DenseTrace<Scalar>& trace, Index batch, Index stride, Scalar scale,
                Matrix<Scalar>* result) {
  for (Index r = 0; r < trace.outputs; ++r) {
    for (Index c = 0; c <= r; ++c) {
      Scalar sum(0);
      for (Index i = 0; i < batch; ++i) {
        sum += trace.dy[r * stride + i] * trace.dy[c * stride + i];
      }
      (*result)(r, c) += scale * sum;
      if (c != r) (*result)(c, r) += scale * sum;
    }
  }
}

}  // namespace

template <class Scalar>
Network<Dual<Scalar>>& NetworkObjective<Scalar>::DualNetwork() {
  if (!dual_) dual_ = std::make_unique<Network<Dual<Scalar>>>(spec_, batch_.size());
  dual_->CopyStateFrom(*network_);
  dual_->Load(batch_);
  dual_parameters_.resize(layout().size());
  dual_gradient_.resize(layout().size());
  return *dual_;
}

// The gradient in dual numbers: its slopes are the directional derivative of the gradient.
template <class Scalar>
bool NetworkObjective<Scalar>::HessianTimes(const Vector<Scalar>& parameters,
                                            const Vector<Scalar>& direction,
                                            Vector<Scalar>& result) {
  Network<Dual<Scalar>>& dual = DualNetwork();
  for (Index i = 0; i < parameters.size(); ++i) {
    dual_parameters_[i] = {parameters[i], direction[i]};
  }
  dual.Forward(dual_parameters_, Mode::kTrainAgain);
  dual.Loss();
  dual.Backward(dual_parameters_, &dual_gradient_, Mode::kTrainAgain);
  for (Index i = 0; i < parameters.size(); ++i) result[i] = dual_gradient_[i].slope;
  return true;
}

template <class Scalar>
void NetworkObjective<Scalar>::FactorOutputHessians(Network<Dual<Scalar>>& dual,
                                                    Panel<const Dual<Scalar>> predictions) {
  const Index outputs = predictions.rows;
  const Index batch = predictions.batch;
  factors_.resize(batch, outputs * outputs);
  Vector<Dual<Scalar>> moved(outputs * predictions.stride);
  for (Index i = 0; i < moved.size(); ++i) moved[i] = predictions.data[i].value;
  const Panel<Dual<Scalar>> derivative = dual.derivative();
  // Samples do not mix in the loss: one output of all of them is moved at once.
  for (Index c = 0; c < outputs; ++c) {
    const auto set_slope = [&](Scalar slope) {
      for (Index i = 0; i < batch; ++i) moved[c * predictions.stride + i].slope = slope;
    };
    set_slope(Scalar(1));
    dual.LossAt(moved.data());
    set_slope(Scalar(0));
    for (Index i = 0; i < batch; ++i) {
      for (Index r = 0; r < outputs; ++r) factors_(i, r * outputs + c) = derivative(r, i).slope;
    }
  }
  for (Index i = 0; i < batch; ++i) CholeskyInPlace(factors_.row(i).data(), outputs);
}

template <class Scalar>
bool NetworkObjective<Scalar>::GaussNewton(const Vector<Scalar>& parameters, Matrix<Scalar>& matrix,
                                           Vector<Scalar>& gradient, double& value) {
  const Index n = parameters.size();
  gradient.resize(n);
  value = Evaluate(parameters, &gradient);

  Network<Dual<Scalar>>& dual = DualNetwork();
  dual_parameters_ = parameters.template cast<Dual<Scalar>>();
  Panel<const Dual<Scalar>> predictions = dual.Forward(dual_parameters_, Mode::kTrainAgain);
  FactorOutputHessians(dual, predictions);

  // Row p of `jacobian` is L' do/dp for all samples, so that matrix = jacobian jacobian'.
  const Index outputs = predictions.rows;
  const Index batch = predictions.batch;
  const Index width = PaddedSize<Scalar>(outputs * batch);
  Matrix<Scalar> jacobian = Matrix<Scalar>::Zero(n, width);
  for (Index p = 0; p < n; ++p) {
    dual_parameters_[p].slope = Scalar(1);
    predictions = dual.Forward(dual_parameters_, Mode::kTrainAgain);
    dual_parameters_[p].slope = Scalar(0);
    for (Index i = 0; i < batch; ++i) {
      for (Index c = 0; c < outputs; ++c) {
        Scalar sum(0);
        for (Index r = c; r < outputs; ++r) {
          sum += factors_(i, r * outputs + c) * predictions(r, i).slope;
        }
        jacobian(p, i * outputs + c) = sum;
      }
    }
  }
  matrix.resize(n, n);
  products::Dot<Scalar>(n, jacobian.data(), width, width,
                        products::Rows<Scalar>{jacobian.data(), width}, n, nullptr, matrix.data(),
                        n);
  return true;
}

template <class Scalar>
bool NetworkObjective<Scalar>::SampledGradient(const Vector<Scalar>& parameters, Random& random,
                                               Vector<Scalar>& gradient) {
  network_->Load(batch_);
  const Panel<const Scalar> o = network_->Forward(parameters, Mode::kTrainAgain);
  const LossDetails& loss = network_->loss_details();
  const Panel<Scalar> targets = network_->targets();
  for (Index i = 0; i < o.batch; ++i) {
    if (loss.model == LabelModel::kCategorical) {
      const Index drawn = DrawClass(o, i, random);
      network_->classes()[i] = static_cast<std::int32_t>(drawn);
      for (Index c = 0; c < o.rows; ++c) targets(c, i) = Scalar(c == drawn ? 1 : 0);
      continue;
    }
    for (Index c = 0; c < o.rows; ++c) {
      targets(c, i) =
          static_cast<Scalar>(DrawTarget(loss.model, static_cast<double>(o(c, i)), o.rows, random));
    }
  }
  network_->Loss();
  network_->Backward(parameters, &gradient, Mode::kTrainAgain);
  return true;
}

template <class Scalar>
bool NetworkObjective<Scalar>::KroneckerFactors(const Vector<Scalar>& parameters, Fisher fisher,
                                                std::vector<KroneckerBlock<Scalar>>& blocks) {
  std::vector<DenseTrace<Scalar>> trace;
  network_->TraceTo(&trace);
  network_->Load(batch_);
  const Panel<const Scalar> o = network_->Forward(parameters, Mode::kTrainAgain);
  const Panel<Scalar> upstream = network_->derivative();
  gradient_.resize(layout().size());
  const auto backward = [&] {
    trace.clear();
    network_->Backward(parameters, &gradient_, Mode::kTrainAgain);
    blocks.resize(trace.size());
  };
  const auto block_of = [&](std::size_t k) -> KroneckerBlock<Scalar>& {
    return blocks[trace.size() - 1 - k];  // The trace runs from the last layer to the first.
  };
  const auto add_outputs = [&](bool first, Scalar scale) {
    for (std::size_t k = 0; k < trace.size(); ++k) {
      Matrix<Scalar>& outputs = block_of(k).outputs;
      if (first) outputs.setZero(trace[k].outputs, trace[k].outputs);
      AddOutputs(trace[k], o.batch, o.stride, scale, &outputs);
    }
  };

  if (fisher == Fisher::kEmpirical) {
    network_->Loss();
    backward();
    // d = batch * dy, since dy belongs to the mean: E[d d'] = batch * sum of dy dy'.
    add_outputs(true, static_cast<Scalar>(o.batch));
  } else {
    // E[J'HJ], H = L L' the second derivative of one sample's loss: each column of L goes back
    // once, for all samples together.
    Network<Dual<Scalar>>& dual = DualNetwork();
    dual_parameters_ = parameters.template cast<Dual<Scalar>>();
    FactorOutputHessians(dual, dual.Forward(dual_parameters_, Mode::kTrainAgain));
    for (Index c = 0; c < o.rows; ++c) {
      std::fill(upstream.data, upstream.data + o.rows * o.stride, Scalar(0));
      for (Index i = 0; i < o.batch; ++i) {
        for (Index r = 0; r < o.rows; ++r) upstream(r, i) = factors_(i, r * o.rows + c);
      }
      backward();
      add_outputs(c == 0, Scalar(1));
    }
  }
  for (std::size_t k = 0; k < trace.size(); ++k) {
    KroneckerBlock<Scalar>& block = block_of(k);
    block.weight = trace[k].weight;
    block.bias = trace[k].bias;
    AverageInputs(trace[k], o.batch, o.stride, &block.inputs);
  }
  network_->TraceTo(nullptr);
  return true;
}

#endif

template class NetworkObjective<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class NetworkObjective<double>;
#endif

}  // namespace playground
