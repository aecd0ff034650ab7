#include <gtest/gtest.h>

#include "data/dataset.h"

namespace playground {
namespace {

TEST(DatasetCatalogTest, EveryFileIsAnEntry) {
  EXPECT_EQ(DatasetRegistry::All().size(), static_cast<std::size_t>(PLAYGROUND_DATASET_FILES));
}

TEST(DatasetCatalogTest, EntriesDescribeThemselves) {
  for (const DatasetEntry& entry : DatasetRegistry::All()) {
    SCOPED_TRACE(entry.id);
    EXPECT_FALSE(entry.name.empty());
    EXPECT_FALSE(entry.summary.empty());
    EXPECT_FALSE(entry.formula.empty());
    EXPECT_FALSE(entry.reference.empty());
    const DatasetDetails& details = entry.details;
    const int ways = (details.generate != nullptr) + !details.file.empty() + details.own;
    EXPECT_EQ(ways, 1) << "generated, from a file, or the user's own";
    EXPECT_EQ(details.task == Task::kRegression, details.classes == 0);
    EXPECT_EQ(details.task == Task::kBinary, details.classes == 2);
  }
}

}  // namespace
}  // namespace playground
