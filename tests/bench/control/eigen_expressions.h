// A control for the benchmark: training of small dense networks written with plain Eigen
// expressions, as one would on a first afternoon, with none of the engine's code. The floor that it
// must beat.
#pragma once

#include <Eigen/Dense>
#include <string>
#include <vector>

namespace eigen_control {

using Matrix = Eigen::MatrixXf;
using Vector = Eigen::VectorXf;

enum class Rule { kSgd, kMomentum, kAdam };

struct Definition {
  std::vector<Eigen::Index> sizes;  // Units of each layer, the input first.
  bool relu = false;                // Hidden layers: ReLU, else tanh.
  bool softmax = false;  // Softmax with cross-entropy, else sigmoid with it (one output).
  Eigen::Index batch = 1;
  Rule rule = Rule::kSgd;
  double rate = 0.01, momentum = 0, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
  double decay = 0;  // Decoupled weight decay (AdamW).
};

// The rule of a catalog id; false if there is none here.
bool FindRule(const std::string& id, Rule* rule);

class Trainer {
 public:
  // inputs: samples x features, sample by sample; labels: one a sample; parameters: layer by layer,
  // weights out x in row by row, then biases. All are copied.
  Trainer(const Definition& definition, const float* inputs, const unsigned char* labels,
          Eigen::Index samples, const float* parameters);

  // Mini-batches are taken in order, whole ones only.
  void Advance(int steps);
  // Back to the first parameters, batch and state.
  void Restart();
  // In the order in which they came in.
  Vector Parameters() const;

 private:
  struct Layer {
    Layer(float* parameters, float* gradient, Eigen::Index inputs, Eigen::Index outputs,
          Eigen::Index batch);
    Eigen::Map<Matrix> weights;
    Eigen::Map<Vector> biases;
    Eigen::Map<Matrix> weights_gradient;
    Eigen::Map<Vector> biases_gradient;
    Matrix z, a, delta;
  };

  void Forward(Eigen::Index first);
  void OutputDelta(Eigen::Index first);
  void Backward(Eigen::Index first);
  void Update();

  Definition definition_;
  Matrix inputs_;   // features x samples
  Matrix targets_;  // outputs x samples
  Vector first_parameters_, parameters_, gradient_, m_, v_;
  std::vector<Layer> layers_;
  Eigen::Index position_ = 0;
  double beta1_power_ = 1, beta2_power_ = 1;
};

}  // namespace eigen_control
