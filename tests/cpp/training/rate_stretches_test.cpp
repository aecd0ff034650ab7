#include "training/rate_stretches.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace playground {
namespace {

AnySchedule ScheduleCalled(const char* id, double rate, double steps) {
  const ScheduleEntry* entry = ScheduleRegistry::Find(id);
  return entry->details.make(ParamValues(entry->params), {rate, steps}, {});
}

TEST(RateStretches, HoldTheRatesOfEveryUpdate) {
  for (const char* id : {"constant", "cosine", "sawtooth", "step", "cyclical", "one-cycle"}) {
    for (const int steps : {1, 2, 2047, 2048, 2049, 20000}) {
      SCOPED_TRACE(id);
      const AnySchedule schedule = ScheduleCalled(id, 0.3, steps);
      const auto stretches = RateStretchesOf(*schedule, steps);
      ASSERT_LE(stretches.size(), 2048u);
      int from = 0;
      for (const RateStretch& stretch : stretches) {
        if (&stretch != &stretches.back()) {
          EXPECT_EQ(stretch.step + 1 - from, stretches[0].step + 1);
        }
        float low = 1e9f, high = -1e9f;
        for (int step = from; step <= stretch.step; ++step) {
          const auto rate = static_cast<float>(schedule->Rate(step));
          low = std::min(low, rate);
          high = std::max(high, rate);
        }
        EXPECT_EQ(stretch.first, static_cast<float>(schedule->Rate(from)));
        EXPECT_EQ(stretch.last, static_cast<float>(schedule->Rate(stretch.step)));
        EXPECT_EQ(stretch.min, low);
        EXPECT_EQ(stretch.max, high);
        from = stretch.step + 1;
      }
      EXPECT_EQ(from, steps);
    }
  }
}

}  // namespace
}  // namespace playground
