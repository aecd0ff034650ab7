#include "core/four.h"

#include <gtest/gtest.h>

#include <vector>

namespace playground {
namespace {

TEST(Four, HasTheTanhOfSingleLanes) {
  std::vector<float> x, y;
  for (float value = -10; value < 10; value += 0.0013f) x.push_back(value);
  for (float special : {0.0f, -0.0f, 1e-30f, 3e-4f, -5e-4f, 1e30f, -1e30f}) x.push_back(special);
  x.resize((x.size() + 15) / 16 * 16);
  y.resize(x.size());
  for (std::size_t i = 0; i < x.size(); i += 16) Tanh(Four::Load(x.data() + i)).Store(y.data() + i);
  for (std::size_t i = 0; i < x.size(); i += 4) {
    float expected[4];
    Lanes<float>::Store(expected, Tanh(Lanes<float>::Load(x.data() + i)));
    for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(y[i + k], expected[k]) << x[i + k];
  }
}

}  // namespace
}  // namespace playground
