#include "nn/products.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "core/random.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

// Fills with numbers in [-1, 1), a share of them 0.
std::vector<float> Numbers(Index count, double zeros, Random* random) {
  std::vector<float> numbers;
  for (Index i = 0; i < count; ++i) {
    const bool is_zero = random->Uniform() < zeros;
    const auto value = static_cast<float>(random->Uniform(-1, 1));
    numbers.push_back(is_zero ? 0.0F : value);
  }
  return numbers;
}

struct Case {
  Index outputs, inputs, batch;
  double zeros;  // Share of the deltas.
};

// The definition, in the order of the samples: leaving out zeros must not move a bit.
TEST(OuterSumSamples, AddsInTheOrderOfTheSamplesWhateverIsZero) {
  Random random(TestSeed(), Stream::kBatches);
  const Case cases[] = {{128, 784, 64, 0.5}, {128, 784, 64, 0},   {10, 96, 130, 0.9},
                        {300, 36, 70, 0.5},  {1, 32, 1, 1},       {5, 20, 64, 0.26},
                        {5, 64, 63, 0.24},   {256, 64, 200, 0.99}};
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::Message() << c.outputs << " x " << c.inputs << ", batch " << c.batch
                                    << ", " << c.zeros << " of the deltas are 0");
    const Index stride = PaddedSize<float>(c.batch), samples = 2 * stride;
    const std::vector<float> table = Numbers(samples * c.inputs, 0, &random);
    const std::vector<float> dy = Numbers(c.outputs * stride, c.zeros, &random);
    std::vector<std::uint32_t> order;
    for (Index i = 0; i < stride; ++i) {
      order.push_back(random.Below(static_cast<std::uint32_t>(samples)));
    }
    std::vector<float> gradient(static_cast<std::size_t>(c.outputs * c.inputs), 42.0F);
    OuterSumSamples<float>(c.outputs, c.inputs, c.batch, stride, dy.data(),
                           {table.data(), c.inputs, order.data()}, gradient.data());
    for (Index o = 0; o < c.outputs; ++o) {
      for (Index i = 0; i < c.inputs; ++i) {
        float sum = 0;
        for (Index k = 0; k < c.batch; ++k) {
          sum += dy[o * stride + k] * table[static_cast<Index>(order[k]) * c.inputs + i];
        }
        ASSERT_EQ(gradient[o * c.inputs + i], sum) << "row " << o << ", column " << i;
      }
    }
  }
}

// A dual number whose value is 0 may have a derivative.
TEST(OuterSumSamples, KeepsDerivativesOfZeros) {
  using D = Dual<float>;
  const std::vector<D> dy(4, D(0.0F, 2.0F));
  const std::vector<D> table(32, D(3.0F));
  const std::vector<std::uint32_t> order(4, 0);
  std::vector<D> gradient(32);
  OuterSumSamples<D>(1, 32, 4, 4, dy.data(), {table.data(), 32, order.data()}, gradient.data());
  for (const D& entry : gradient) {
    EXPECT_EQ(entry.value, 0);
    EXPECT_EQ(entry.slope, 24);
  }
}

}  // namespace
}  // namespace playground
