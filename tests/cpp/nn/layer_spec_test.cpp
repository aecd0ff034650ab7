#include "nn/layer_spec.h"

#include <gtest/gtest.h>

namespace playground {
namespace {

TEST(LayerSpecTest, WrongWidthsAreReported) {
  Index outputs = 0;
  const auto error = CheckLayers({LayerSpec::Dense(3, 4), LayerSpec::Dense(5, 2)}, 3, &outputs);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->value, "5");
  EXPECT_TRUE(CheckLayers({LayerSpec::Residual({LayerSpec::Dense(3, 4)})}, 3, &outputs));
  EXPECT_TRUE(CheckLayers({LayerSpec::Dropout(1)}, 3, &outputs));
  EXPECT_TRUE(CheckLayers({}, 3, &outputs));
  EXPECT_FALSE(CheckLayers({LayerSpec::Dense(3, 4), LayerSpec::Norm("layer")}, 3, &outputs));
  EXPECT_EQ(outputs, 4);
}

}  // namespace
}  // namespace playground
