// Every file of the network's families must be an entry that reaches the catalog and describes
// itself.
#include <gtest/gtest.h>

#include <string>

#include "nn/activation.h"
#include "nn/initializer.h"
#include "nn/loss.h"
#include "nn/norm.h"

namespace playground {
namespace {

template <class Entries>
void ExpectDescribed(const Entries& entries, std::size_t files) {
  EXPECT_EQ(entries.size(), files);
  for (const auto& entry : entries) {
    EXPECT_FALSE(entry.id.empty());
    EXPECT_FALSE(entry.name.empty()) << entry.id;
    EXPECT_FALSE(entry.formula.empty()) << entry.id;
    EXPECT_FALSE(entry.reference.empty()) << entry.id;
    ASSERT_FALSE(entry.summary.empty()) << entry.id;
    EXPECT_EQ(entry.summary.back(), '.') << entry.id;
    for (const ParamSpec& param : entry.params) {
      EXPECT_FALSE(param.summary.empty()) << entry.id << " " << param.id;
      ParamValues values(entry.params);
      EXPECT_FALSE(values.Set(param.id, param.default_value).has_value())
          << entry.id << " " << param.id;
    }
  }
}

TEST(NetworkCatalogTest, EveryActivationFileIsAnEntry) {
  ExpectDescribed(ActivationRegistry::All(), PLAYGROUND_ACTIVATION_FILES);
}
TEST(NetworkCatalogTest, EveryLossFileIsAnEntry) {
  ExpectDescribed(LossRegistry::All(), PLAYGROUND_LOSS_FILES);
}
TEST(NetworkCatalogTest, EveryInitializerFileIsAnEntry) {
  ExpectDescribed(InitializerRegistry::All(), PLAYGROUND_INITIALIZER_FILES);
}
TEST(NetworkCatalogTest, EveryNormFileIsAnEntry) {
  ExpectDescribed(NormRegistry::All(), PLAYGROUND_NORM_FILES);
}

}  // namespace
}  // namespace playground
