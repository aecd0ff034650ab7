#include <gtest/gtest.h>

#include "core/optimizer.h"

namespace playground {
namespace {

TEST(OptimizerCatalogTest, EveryFileIsAnEntry) {
  EXPECT_EQ(OptimizerRegistry::All().size(), static_cast<std::size_t>(PLAYGROUND_OPTIMIZER_FILES));
}

TEST(OptimizerCatalogTest, EntriesDescribeThemselves) {
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    SCOPED_TRACE(entry.id);
    EXPECT_FALSE(entry.name.empty());
    EXPECT_FALSE(entry.summary.empty());
    EXPECT_FALSE(entry.formula.empty());
    EXPECT_FALSE(entry.reference.empty());
    const OptimizerDetails& details = entry.details;
    EXPECT_FALSE(details.group.empty());
    EXPECT_FALSE(details.state.empty());
    EXPECT_FALSE(details.state_multiple.empty());
    EXPECT_FALSE(details.decay.empty());
    EXPECT_TRUE(details.mark == "notes" || details.mark == "expected" || details.mark == "frontier")
        << details.mark;
    EXPECT_NE(details.make_float, nullptr);
    EXPECT_NE(details.make_double, nullptr);
  }
}

TEST(OptimizerCatalogTest, DefaultsAndStartsAreValid) {
  for (const OptimizerEntry& entry : OptimizerRegistry::All()) {
    SCOPED_TRACE(entry.id);
    for (const ParamSpec& spec : entry.params) {
      SCOPED_TRACE(spec.id);
      EXPECT_FALSE(spec.summary.empty());
      ParamValues values(entry.params);
      for (double value : {spec.default_value, spec.start}) {
        if (value == value) {
          EXPECT_FALSE(values.Set(spec.id, value)) << value;
        }
      }
    }
  }
}

}  // namespace
}  // namespace playground
