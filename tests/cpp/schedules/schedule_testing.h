#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "core/schedule.h"

namespace playground {

using Numbers = std::vector<std::pair<std::string_view, double>>;
using Names = std::vector<std::pair<std::string_view, std::string_view>>;

// The entry `id` with some parameters; fails the test on an unknown id or a value out of range.
inline AnySchedule MakeById(std::string_view id, const ScheduleContext& context,
                            const Numbers& numbers = {}, const Names& words = {},
                            AnySchedule inner = {}) {
  const ScheduleEntry* entry = ScheduleRegistry::Find(id);
  EXPECT_NE(entry, nullptr) << id;
  ParamValues params(entry->params);
  for (const auto& [key, value] : numbers) EXPECT_FALSE(params.Set(key, value)) << key;
  for (const auto& [key, word] : words) EXPECT_FALSE(params.SetChoice(key, word)) << key;
  return entry->details.make(params, context, std::move(inner));
}

// The entry with its list parameter `key`.
inline AnySchedule MakeWithList(std::string_view id, const ScheduleContext& context,
                                std::string_view key, std::vector<double> list,
                                const Numbers& numbers = {}) {
  const ScheduleEntry* entry = ScheduleRegistry::Find(id);
  EXPECT_NE(entry, nullptr) << id;
  ParamValues params(entry->params);
  EXPECT_FALSE(params.SetList(key, std::move(list))) << key;
  for (const auto& [name, value] : numbers) EXPECT_FALSE(params.Set(name, value)) << name;
  return entry->details.make(params, context, {});
}

}  // namespace playground
