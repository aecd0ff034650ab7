#include <gtest/gtest.h>

#include "core/schedule.h"

namespace playground {
namespace {

TEST(ScheduleCatalogTest, EveryFileIsAnEntry) {
  EXPECT_EQ(ScheduleRegistry::All().size(), static_cast<std::size_t>(PLAYGROUND_SCHEDULE_FILES));
}

TEST(ScheduleCatalogTest, EntriesDescribeThemselves) {
  for (const ScheduleEntry& entry : ScheduleRegistry::All()) {
    SCOPED_TRACE(entry.id);
    EXPECT_FALSE(entry.name.empty());
    EXPECT_FALSE(entry.summary.empty());
    EXPECT_FALSE(entry.formula.empty());
    EXPECT_FALSE(entry.reference.empty());
    const std::string_view mark = entry.details.mark;
    EXPECT_TRUE(mark == "notes" || mark == "expected" || mark == "frontier") << mark;
    const ScheduleContext context{0.1, 100};
    const AnySchedule made = entry.details.make(ParamValues(entry.params), context, {});
    EXPECT_EQ(made->Momentum(0).has_value(), entry.details.cycles_momentum);
    for (const ParamSpec& spec : entry.params) {
      EXPECT_FALSE(spec.summary.empty()) << spec.id;
      if (spec.optional() || spec.type == ParamType::kList) continue;
      ParamValues values(entry.params);
      EXPECT_FALSE(values.Set(spec.id, spec.default_value)) << spec.id << ": default out of range";
    }
  }
}

}  // namespace
}  // namespace playground
