// Orthogonal: Saxe et al. 2013, arXiv:1312.6120.
#include <vector>

#include "nn/initializer.h"

namespace playground {
namespace {

// Gram-Schmidt on `count` vectors of `length`, stored one after the other. In exact arithmetic it
// gives the Q of a QR decomposition whose R has a positive diagonal. Twice is enough (Kahan): the
// second pass removes what rounding left of the first.
void Orthonormalise(Index count, Index length, std::vector<double>& vectors) {
  for (Index i = 0; i < count; ++i) {
    double* v = vectors.data() + i * length;
    const auto dot = [&](const double* other) {
      double sum = 0;
      for (Index k = 0; k < length; ++k) sum += v[k] * other[k];
      return sum;
    };
    for (int pass = 0; pass < 2; ++pass) {
      for (Index j = 0; j < i; ++j) {
        const double* earlier = vectors.data() + j * length;
        const double along = dot(earlier);
        for (Index k = 0; k < length; ++k) v[k] -= along * earlier[k];
      }
    }
    const double norm = std::sqrt(dot(v));
    for (Index k = 0; k < length; ++k) v[k] /= norm;
  }
}

void Fill(const ParamValues& params, const DenseStart& layer) {
  const Index longer = std::max(layer.outputs, layer.inputs);
  const Index shorter = std::min(layer.outputs, layer.inputs);
  std::vector<double> vectors(static_cast<std::size_t>(longer * shorter));
  for (double& v : vectors) v = layer.random.Normal();
  Orthonormalise(shorter, longer, vectors);

  // The orthonormal vectors are the rows of a wide matrix, the columns of a tall one.
  const bool wide = layer.inputs >= layer.outputs;
  for (Index i = 0; i < layer.outputs; ++i) {
    for (Index j = 0; j < layer.inputs; ++j) {
      const double q = wide ? vectors[i * longer + j] : vectors[j * longer + i];
      layer.weights[i * layer.inputs + j] = params["gain"] * q;
    }
  }
}

constexpr InitializerEntry entry{
    .id = "orthogonal",
    .name = "Orthogonal",
    .summary = "A random rotation: keeps the length of every signal.",
    .formula = R"(W=g\,Q,\quad Q^\top Q=I)",
    .reference = "Saxe et al. 2013, arXiv:1312.6120",
    .params = {Positive("gain", "g", "Factor on the spread", 1, 0.01, 10)},
    .details = {.fill = Fill},
};
const Registration registration{entry};

}  // namespace
}  // namespace playground
