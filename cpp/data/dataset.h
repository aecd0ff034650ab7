// A data set is generated, read from a file, or handed in by the user.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/input_error.h"
#include "core/param.h"
#include "core/random.h"
#include "core/registry.h"
#include "core/types.h"

namespace playground {

enum class Task { kBinary, kMultiClass, kRegression };

// Samples before splitting and scaling, in double so that every target holds the same bits.
struct Dataset {
  Task task = Task::kBinary;
  Index features = 2;
  Index classes = 0;              // 0 for regression.
  Index outputs = 1;              // Columns of `targets` for regression.
  std::vector<double> inputs;     // samples x features, sample by sample.
  std::vector<double> targets;    // samples: class index; regression: samples x outputs.
  Index predefined_training = 0;  // The first n samples are the training part; 0: split by seed.
  std::vector<std::string> feature_names;
  std::vector<std::string> class_names;
  Index image_width = 0;  // > 0: the features are an image of this width.

  Index samples() const { return features ? static_cast<Index>(inputs.size()) / features : 0; }
};

// What a generator is given. `params`: the entry's own parameters.
struct DatasetRequest {
  const ParamValues& params;
  Index samples = 500;
  double noise = 0;  // In units of the picture, whose half width is 1... see the entry.
  Random& random;    // Stream::kData of data.seed; noise must not change the other draws.
};

struct DatasetDetails {
  Task task = Task::kBinary;
  Index features = 2;
  Index classes = 2;
  std::string_view file =
      {};            // Real data: name below data/ of the site ("digits.bin"); else empty.
  bool own = false;  // Points or a table handed in by the user.
  void (*generate)(const DatasetRequest& request, Dataset* dataset) = nullptr;
};

using DatasetEntry = Entry<DatasetDetails>;
using DatasetRegistry = Registry<DatasetDetails>;

}  // namespace playground
