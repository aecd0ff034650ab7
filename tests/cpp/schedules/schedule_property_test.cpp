#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

#include "core/random.h"
#include "cpp/schedules/schedule_testing.h"
#include "cpp/test_seed.h"

namespace playground {
namespace {

// A random valid value; lengths and factors are spread over their magnitudes.
double Draw(const ParamSpec& spec, Random& random) {
  if (spec.type == ParamType::kBool || spec.type == ParamType::kChoice) {
    return random.Below(static_cast<std::uint32_t>(spec.max) + 1);
  }
  if (spec.type == ParamType::kInt) {
    return spec.min + std::floor(std::exp(random.Uniform(0, 8)) - 1);
  }
  const double high = std::min(spec.max, 1e4), low = std::max(spec.min, 1e-6);
  return low * std::pow(high / low, random.Uniform());
}

std::vector<double> DrawList(const ParamSpec& spec, Random& random) {
  std::vector<double> list;
  const std::uint32_t rows = random.Below(6);
  for (std::uint32_t row = 0; row < rows; ++row) {
    list.push_back(random.Below(50));
    if (spec.list_columns == 2) list.push_back(random.Uniform(0, 2));
  }
  return list;
}

// Random parameters, some left at their defaults; `text` describes them.
ParamValues DrawAll(const ScheduleEntry& entry, Random& random, std::string* text) {
  ParamValues params(entry.params);
  std::ostringstream stream;
  for (const ParamSpec& spec : entry.params) {
    if (random.Uniform() < 0.3) continue;
    if (spec.type == ParamType::kList) {
      EXPECT_FALSE(params.SetList(spec.id, DrawList(spec, random)));
      continue;
    }
    const double value = Draw(spec, random);
    EXPECT_FALSE(params.Set(spec.id, value)) << entry.id << " " << spec.id << " " << value;
    stream << spec.id << "=" << value << " ";
  }
  *text = stream.str();
  return params;
}

void ExpectSane(const Schedule& schedule, double steps) {
  const auto check = [&schedule](double t) {
    const double rate = schedule.Rate(t);
    EXPECT_TRUE(std::isfinite(rate) && rate >= 0) << "rate " << rate << " at " << t;
    if (const auto momentum = schedule.Momentum(t)) {
      EXPECT_TRUE(*momentum >= 0 && *momentum < 1) << "momentum " << *momentum << " at " << t;
    }
  };
  for (double t = 0; t < 60; ++t) check(t);
  for (double t = 0; t <= 3 * steps; t += std::max(1.0, std::floor(steps / 50))) check(t);
  check(steps - 1);
  check(1e7);
}

TEST(SchedulePropertyTest, RatesAreFiniteAndNotNegative) {
  Random random(TestSeed(), Stream::kData);
  for (const ScheduleEntry& entry : ScheduleRegistry::All()) {
    for (int repeat = 0; repeat < 200; ++repeat) {
      const double lengths[] = {1, 2, 3, 7, 100, 2000};
      const ScheduleContext context{std::pow(10.0, random.Uniform(-6, 1)),
                                    lengths[random.Below(6)]};
      std::string text;
      const ParamValues params = DrawAll(entry, random, &text);
      SCOPED_TRACE(std::string(entry.id) + " " + text + "rate " +
                   std::to_string(context.base_rate) + " steps " + std::to_string(context.steps));
      const AnySchedule schedule = entry.details.make(params, context, {});
      ExpectSane(*schedule, context.steps);
      if (HasFailure()) return;
    }
  }
}

TEST(SchedulePropertyTest, AnInfiniteOptionalValueIsLikeNone) {
  for (const ScheduleEntry& entry : ScheduleRegistry::All()) {
    const ScheduleContext context{0.1, 100};
    ParamValues params(entry.params);
    for (const ParamSpec& spec : entry.params) {
      if (spec.optional() && spec.type != ParamType::kList) {
        EXPECT_FALSE(params.Set(spec.id, std::numeric_limits<double>::infinity()));
      }
    }
    const AnySchedule infinite = entry.details.make(params, context, {});
    const AnySchedule unset = entry.details.make(ParamValues(entry.params), context, {});
    for (double t = 0; t < 200; ++t) EXPECT_EQ(infinite->Rate(t), unset->Rate(t)) << entry.id;
  }
}

TEST(SchedulePropertyTest, EveryWarmupGoesBeforeEverySchedule) {
  const ScheduleContext context{0.1, 300};
  for (const ScheduleEntry& warmup : ScheduleRegistry::All()) {
    if (!warmup.details.is_warmup) continue;
    for (const ScheduleEntry& entry : ScheduleRegistry::All()) {
      SCOPED_TRACE(std::string(warmup.id) + " before " + std::string(entry.id));
      const AnySchedule inner = entry.details.make(ParamValues(entry.params), context, {});
      const ParamValues params(warmup.params);
      const AnySchedule whole = warmup.details.make(params, context, inner);
      ExpectSane(*whole, context.steps);
      const double delay = warmup.details.delay ? warmup.details.delay(params) : 0;
      // Long after the warm-up only the inner schedule is left.
      EXPECT_NEAR(whole->Rate(delay + 5000), inner->Rate(5000), 1e-15);
    }
  }
}

}  // namespace
}  // namespace playground
