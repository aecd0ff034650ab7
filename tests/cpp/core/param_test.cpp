#include "core/param.h"

#include <gtest/gtest.h>

#include <limits>

namespace playground {
namespace {

const std::vector<ParamSpec>& Specs() {
  static const std::vector<ParamSpec> specs = {
      LearningRate(0.001, 0.1),
      DecayFactor("beta1", "", "", 0.9),
      Count("window", "L", "", 10, 1, 50),
      Flag("centered", ""),
      Choice("scope", "", "global|tensor"),
      {.id = "clamp", .default_value = kUnset, .min = 0, .max = 100},
      {.id = "points", .type = ParamType::kList, .min = 0, .max = 1, .list_columns = 2}};
  return specs;
}

TEST(ParamValues, StartsWithTheDefaults) {
  const ParamValues values(Specs());
  EXPECT_EQ(values["lr"], 0.001);
  EXPECT_EQ(values.Int("window"), 10);
  EXPECT_FALSE(values.Is("centered"));
  EXPECT_EQ(values.ChoiceOf("scope"), "global");
  EXPECT_FALSE(values.IsSet("clamp"));
}

TEST(ParamValues, RefusesWhatBreaksARuleAndSaysWhich) {
  ParamValues values(Specs());
  const auto error = values.Set("beta1", 1);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->key, "beta1");
  EXPECT_EQ(error->value, "1");
  EXPECT_NE(error->message.find("at least 0"), std::string::npos);
  EXPECT_EQ(values["beta1"], 0.9);

  EXPECT_TRUE(values.Set("lr", -1));
  EXPECT_TRUE(values.Set("lr", std::numeric_limits<double>::quiet_NaN()));
  EXPECT_TRUE(values.Set("lr", std::numeric_limits<double>::infinity()));
  EXPECT_TRUE(values.Set("window", 1.5));
  EXPECT_TRUE(values.Set("centered", 2));
  EXPECT_TRUE(values.Set("nonsense", 1));
  EXPECT_TRUE(values.SetChoice("scope", "everywhere"));
  EXPECT_TRUE(values.SetList("points", {0, 0.5, 10, 2}));
  EXPECT_TRUE(values.Unset("lr"));
}

TEST(ParamValues, TakesWhatIsValid) {
  ParamValues values(Specs());
  EXPECT_FALSE(values.Set("lr", 3));
  EXPECT_FALSE(values.SetChoice("scope", "tensor"));
  EXPECT_FALSE(values.Set("clamp", std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(values.SetList("points", {0, 0.5, 1000, 1}));
  EXPECT_EQ(values["lr"], 3);
  EXPECT_EQ(values.Int("scope"), 1);
  EXPECT_EQ(values.List("points").size(), 4u);
  EXPECT_TRUE(values.IsGiven("lr"));
  EXPECT_FALSE(values.IsGiven("beta1"));
  EXPECT_FALSE(values.Unset("clamp"));
  EXPECT_FALSE(values.IsSet("clamp"));
}

TEST(FormatNumber, IsTheShortestTextThatReadsBack) {
  EXPECT_EQ(FormatNumber(0.1), "0.1");
  EXPECT_EQ(FormatNumber(1e-8), "1e-08");
  EXPECT_EQ(FormatNumber(-std::numeric_limits<double>::infinity()), "-inf");
  EXPECT_EQ(FormatNumber(1.0 / 3), "0.3333333333333333");
}

}  // namespace
}  // namespace playground
