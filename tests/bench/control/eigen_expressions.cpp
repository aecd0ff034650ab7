#include "eigen_expressions.h"

#include <cmath>

namespace eigen_control {
namespace {

// What tanh() of an array is where Eigen may estimate roots, too (EIGEN_FAST_MATH), which is off
// for all who are compared.
struct FastTanh {
  float operator()(float x) const { return Eigen::internal::generic_fast_tanh_float(x); }
  template <class Packet>
  Packet packetOp(const Packet& x) const {
    return Eigen::internal::ptanh(x);
  }
};

}  // namespace
}  // namespace eigen_control

template <>
struct Eigen::internal::functor_traits<eigen_control::FastTanh> {
  enum { Cost = 20 * NumTraits<float>::AddCost, PacketAccess = true };
};

namespace eigen_control {
namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Index ParameterCount(const std::vector<Eigen::Index>& sizes) {
  Eigen::Index count = 0;
  for (std::size_t l = 1; l < sizes.size(); ++l) count += sizes[l] * (sizes[l - 1] + 1);
  return count;
}

Matrix MakeTargets(const unsigned char* labels, Eigen::Index samples,
                   const Definition& definition) {
  Matrix targets = Matrix::Zero(definition.sizes.back(), samples);
  for (Eigen::Index s = 0; s < samples; ++s) {
    if (definition.softmax) {
      targets(labels[s], s) = 1;
    } else {
      targets(0, s) = labels[s];
    }
  }
  return targets;
}

}  // namespace

bool FindRule(const std::string& id, Rule* rule) {
  if (id == "sgd")
    *rule = Rule::kSgd;
  else if (id == "momentum")
    *rule = Rule::kMomentum;
  else if (id == "adam" || id == "adamw")
    *rule = Rule::kAdam;
  else
    return false;
  return true;
}

Trainer::Layer::Layer(float* parameters, float* gradient, Eigen::Index inputs, Eigen::Index outputs,
                      Eigen::Index batch)
    : weights(parameters, outputs, inputs),
      biases(parameters + outputs * inputs, outputs),
      weights_gradient(gradient, outputs, inputs),
      biases_gradient(gradient + outputs * inputs, outputs),
      z(outputs, batch),
      a(outputs, batch),
      delta(outputs, batch) {}

Trainer::Trainer(const Definition& definition, const float* inputs, const unsigned char* labels,
                 Eigen::Index samples, const float* parameters)
    : definition_(definition),
      inputs_(Eigen::Map<const Matrix>(inputs, definition.sizes[0], samples)),
      targets_(MakeTargets(labels, samples, definition)),
      first_parameters_(ParameterCount(definition.sizes)),
      parameters_(first_parameters_.size()),
      gradient_(first_parameters_.size()) {
  const auto& sizes = definition_.sizes;
  Eigen::Index offset = 0;
  for (std::size_t l = 1; l < sizes.size(); ++l) {
    layers_.emplace_back(parameters_.data() + offset, gradient_.data() + offset, sizes[l - 1],
                         sizes[l], definition_.batch);
    // Row by row outside, column by column here.
    layers_.back().weights =
        Eigen::Map<const RowMajor>(parameters + offset, sizes[l], sizes[l - 1]);
    offset += sizes[l] * sizes[l - 1];
    layers_.back().biases = Eigen::Map<const Vector>(parameters + offset, sizes[l]);
    offset += sizes[l];
  }
  first_parameters_ = parameters_;
  Restart();
}

void Trainer::Restart() {
  parameters_ = first_parameters_;
  m_ = Vector::Zero(parameters_.size());
  v_ = Vector::Zero(parameters_.size());
  position_ = 0;
  beta1_power_ = beta2_power_ = 1;
}

void Trainer::Advance(int steps) {
  for (int i = 0; i < steps; ++i) {
    Forward(position_);
    OutputDelta(position_);
    Backward(position_);
    Update();
    position_ += definition_.batch;
    if (position_ + definition_.batch > inputs_.cols()) position_ = 0;
  }
}

void Trainer::Forward(Eigen::Index first) {
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    Layer& layer = layers_[l];
    if (l == 0) {
      layer.z.noalias() = layer.weights * inputs_.middleCols(first, definition_.batch);
    } else {
      layer.z.noalias() = layer.weights * layers_[l - 1].a;
    }
    layer.z.colwise() += layer.biases;
    if (l + 1 == layers_.size()) continue;
    if (definition_.relu) {
      layer.a = layer.z.cwiseMax(0.0f);
    } else {
      layer.a = layer.z.array().unaryExpr(FastTanh());
    }
  }
}

// Derivative of the mean loss by the raw outputs.
void Trainer::OutputDelta(Eigen::Index first) {
  Layer& last = layers_.back();
  if (definition_.softmax) {
    const Eigen::RowVectorXf largest = last.z.colwise().maxCoeff();
    last.a = (last.z.rowwise() - largest).array().exp();
    const Eigen::RowVectorXf sums = last.a.colwise().sum();
    last.a.array().rowwise() /= sums.array();
  } else {
    last.a = (1.0f + (-last.z.array()).exp()).inverse();
  }
  last.delta = (last.a - targets_.middleCols(first, definition_.batch)) *
               (1.0f / static_cast<float>(definition_.batch));
}

void Trainer::Backward(Eigen::Index first) {
  for (std::size_t l = layers_.size(); l-- > 0;) {
    Layer& layer = layers_[l];
    layer.biases_gradient = layer.delta.rowwise().sum();
    if (l == 0) {
      layer.weights_gradient.noalias() =
          layer.delta * inputs_.middleCols(first, definition_.batch).transpose();
      continue;
    }
    Layer& below = layers_[l - 1];
    layer.weights_gradient.noalias() = layer.delta * below.a.transpose();
    below.delta.noalias() = layer.weights.transpose() * layer.delta;
    if (definition_.relu) {
      below.delta.array() *= (below.z.array() > 0.0f).cast<float>();
    } else {
      below.delta.array() *= 1.0f - below.a.array().square();
    }
  }
}

void Trainer::Update() {
  const auto rate = static_cast<float>(definition_.rate);
  if (definition_.rule == Rule::kSgd) {
    parameters_ -= rate * gradient_;
    return;
  }
  if (definition_.rule == Rule::kMomentum) {
    v_ = static_cast<float>(definition_.momentum) * v_ + gradient_;
    parameters_ -= rate * v_;
    return;
  }
  beta1_power_ *= definition_.beta1;
  beta2_power_ *= definition_.beta2;
  const auto m_scale = static_cast<float>(definition_.rate / (1 - beta1_power_));
  const auto v_scale = static_cast<float>(1 / (1 - beta2_power_));
  m_ = static_cast<float>(definition_.beta1) * m_ +
       static_cast<float>(1 - definition_.beta1) * gradient_;
  v_.array() = static_cast<float>(definition_.beta2) * v_.array() +
               static_cast<float>(1 - definition_.beta2) * gradient_.array().square();
  if (definition_.decay > 0) {
    parameters_ *= static_cast<float>(1 - definition_.rate * definition_.decay);
  }
  parameters_.array() -= m_scale * m_.array() /
                         ((v_scale * v_.array()).sqrt() + static_cast<float>(definition_.epsilon));
}

Vector Trainer::Parameters() const {
  Vector result(parameters_.size());
  Eigen::Index offset = 0;
  for (const Layer& layer : layers_) {
    Eigen::Map<RowMajor>(result.data() + offset, layer.weights.rows(), layer.weights.cols()) =
        layer.weights;
    offset += layer.weights.size();
    Eigen::Map<Vector>(result.data() + offset, layer.biases.size()) = layer.biases;
    offset += layer.biases.size();
  }
  return result;
}

}  // namespace eigen_control
