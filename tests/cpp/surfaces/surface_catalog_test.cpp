#include <gtest/gtest.h>

#include "surfaces/surface.h"

namespace playground {
namespace {

TEST(SurfaceCatalogTest, EveryFileIsAnEntry) {
  EXPECT_EQ(SurfaceRegistry::All().size(), static_cast<std::size_t>(PLAYGROUND_SURFACE_FILES));
}

TEST(SurfaceCatalogTest, EntriesDescribeThemselves) {
  for (const SurfaceEntry& entry : SurfaceRegistry::All()) {
    SCOPED_TRACE(entry.id);
    EXPECT_FALSE(entry.name.empty());
    EXPECT_FALSE(entry.summary.empty());
    EXPECT_FALSE(entry.formula.empty());
    EXPECT_FALSE(entry.reference.empty());
    const Window& w = entry.details.window;
    EXPECT_LT(w.x_min, w.x_max);
    EXPECT_LT(w.y_min, w.y_max);
    const Point start = entry.details.start;
    EXPECT_TRUE(start.x >= w.x_min && start.x <= w.x_max);
    EXPECT_TRUE(start.y >= w.y_min && start.y <= w.y_max);
    EXPECT_GT(entry.details.rate, 0);
  }
}

}  // namespace
}  // namespace playground
