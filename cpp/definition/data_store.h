// A data store holds the data sets of one instance of the engine: files that were handed in, and
// prepared data that runs with equal settings share.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/prepare.h"
#include "definition/memory_budget.h"
#include "definition/run_spec.h"

namespace playground {

class DataStore {
 public:
  // The file of a real data set; afterwards runs can use it.
  std::optional<InputError> AddFile(const std::string& id, const std::uint8_t* bytes,
                                    std::size_t size);

  // Data for the settings of `spec`, regression targets as outputs x samples; `own` is the user's
  // table (for data=own), else null. Null, with an error, if the data set cannot be had.
  std::shared_ptr<const PreparedData<float>> Get(const RunSpec& spec, const Dataset* own,
                                                 std::vector<InputError>* errors);

  MemoryBudget& budget() { return budget_; }

 private:
  MemoryBudget budget_;
  std::map<std::string, Dataset> files_;
  std::string last_key_;
  std::shared_ptr<const PreparedData<float>> last_;
};

// The raw samples that the settings describe (synthetic sets only).
Dataset Generate(const RunSpec& spec);

PrepareOptions OptionsFrom(const RunSpec& spec, const Dataset& dataset);

}  // namespace playground
