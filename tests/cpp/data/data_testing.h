#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "data/dataset.h"

namespace playground {

// A generated data set; fails the test on an unknown id or parameter.
inline Dataset Generate(std::string_view id, Index samples, double noise, std::uint32_t seed,
                        const std::vector<std::pair<std::string_view, double>>& numbers = {}) {
  const DatasetEntry* entry = DatasetRegistry::Find(id);
  EXPECT_NE(entry, nullptr) << id;
  ParamValues params(entry->params);
  for (const auto& [key, value] : numbers) EXPECT_FALSE(params.Set(key, value)) << key;
  Random random(seed, Stream::kData);
  Dataset dataset;
  entry->details.generate({params, samples, noise, random}, &dataset);
  return dataset;
}

}  // namespace playground
