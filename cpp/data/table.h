// Users bring their own data as rows of numbers, and give the columns roles. Words in the table
// have become class indices before they come here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/input_error.h"
#include "data/dataset.h"

namespace playground {

enum class ColumnRole { kInput, kTarget, kIgnored };

struct TableLayout {
  std::vector<ColumnRole> roles;          // One a column.
  bool classification = true;             // Exactly one target column; else at least one.
  std::vector<std::string> column_names;  // Empty, or one a column.
  // Empty: the classes are the different numbers in the target column, in rising order. Else the
  // target column holds indices into this list.
  std::vector<std::string> class_names;
};

// The customary roles: the last column is the target, all others are inputs. columns >= 2.
std::vector<ColumnRole> LastColumnIsTarget(std::size_t columns);

// Fills *dataset from `cells`, row by row. On an error *dataset is left as it was; its key is
// "table".
std::optional<InputError> ReadTable(std::span<const double> cells, const TableLayout& layout,
                                    Dataset* dataset);

}  // namespace playground
