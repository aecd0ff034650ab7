#include "data/table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace playground {
namespace {

constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kMostCells = 4'000'000;
constexpr std::size_t kMostFeatures = 1024;
constexpr std::size_t kMostClasses = 256;  // As many as the page takes.

InputError Wrong(std::string value, std::string rule) {
  return {"table", std::move(value), std::move(rule)};
}

std::vector<std::size_t> ColumnsOf(const TableLayout& layout, ColumnRole role) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < layout.roles.size(); ++i) {
    if (layout.roles[i] == role) columns.push_back(i);
  }
  return columns;
}

std::optional<InputError> CheckShape(std::span<const double> cells, const TableLayout& layout) {
  const std::size_t columns = layout.roles.size();
  const std::size_t inputs = ColumnsOf(layout, ColumnRole::kInput).size();
  const std::size_t targets = ColumnsOf(layout, ColumnRole::kTarget).size();
  if (inputs < 1 || inputs > kMostFeatures) {
    return Wrong(std::to_string(inputs) + " input columns",
                 "there must be at least 1 and at most " + std::to_string(kMostFeatures));
  }
  if (targets < 1 || (layout.classification && targets != 1)) {
    return Wrong(std::to_string(targets) + " target columns", "there must be one");
  }
  if (!layout.column_names.empty() && layout.column_names.size() != columns) {
    return Wrong(std::to_string(layout.column_names.size()) + " names",
                 "every column must have a name, or none");
  }
  if (cells.size() % columns != 0) {
    return Wrong(std::to_string(cells.size()) + " cells",
                 "every row must have " + std::to_string(columns) + " cells");
  }
  if (cells.size() / columns < kFewestRows || cells.size() > kMostCells) {
    return Wrong(std::to_string(cells.size() / columns) + " rows",
                 "there must be at least " + std::to_string(kFewestRows) + " rows and at most " +
                     std::to_string(kMostCells) + " cells");
  }
  return std::nullopt;
}

// Copies the chosen columns row by row; fails on a cell that is not a finite number.
std::optional<InputError> CopyColumns(std::span<const double> cells, std::size_t width,
                                      const std::vector<std::size_t>& columns,
                                      std::vector<double>* values) {
  values->reserve(cells.size() / width * columns.size());
  for (std::size_t row = 0; row < cells.size() / width; ++row) {
    for (std::size_t column : columns) {
      const double cell = cells[row * width + column];
      if (!std::isfinite(cell)) {
        return Wrong(FormatNumber(cell), "row " + std::to_string(row + 1) + ", column " +
                                             std::to_string(column + 1) +
                                             " must be a finite number");
      }
      values->push_back(cell);
    }
  }
  return std::nullopt;
}

// Replaces numbers by the index of their class and names the classes.
std::optional<InputError> NumberClasses(const TableLayout& layout, Dataset* dataset) {
  std::vector<double>& labels = dataset->targets;
  dataset->class_names = layout.class_names;
  if (layout.class_names.empty()) {
    std::vector<double> different = labels;
    std::sort(different.begin(), different.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    for (double& label : labels) {
      label = static_cast<double>(std::lower_bound(different.begin(), different.end(), label) -
                                  different.begin());
    }
    if (different.size() > kMostClasses) different.resize(kMostClasses + 1);
    for (double number : different) dataset->class_names.push_back(FormatNumber(number));
  }
  const std::size_t classes = dataset->class_names.size();
  if (classes < 2) {
    return Wrong(classes == 1 ? "1 class" : "no class", "is too few: the target needs at least 2");
  }
  if (classes > kMostClasses) {
    const std::string most = std::to_string(kMostClasses);
    return Wrong("more than " + most + " classes", "are too many: there can be at most " + most);
  }
  for (double label : labels) {
    if (!(label >= 0 && label < static_cast<double>(classes) && label == std::floor(label))) {
      return Wrong(FormatNumber(label), "must be the index of a class");
    }
  }
  dataset->classes = static_cast<Index>(classes);
  dataset->task = classes == 2 ? Task::kBinary : Task::kMultiClass;
  return std::nullopt;
}

}  // namespace

std::vector<ColumnRole> LastColumnIsTarget(std::size_t columns) {
  std::vector<ColumnRole> roles(columns, ColumnRole::kInput);
  roles.back() = ColumnRole::kTarget;
  return roles;
}

std::optional<InputError> ReadTable(std::span<const double> cells, const TableLayout& layout,
                                    Dataset* dataset) {
  if (auto error = CheckShape(cells, layout)) return error;
  const auto inputs = ColumnsOf(layout, ColumnRole::kInput);
  const auto targets = ColumnsOf(layout, ColumnRole::kTarget);
  const std::size_t width = layout.roles.size();

  Dataset read;
  read.task = Task::kRegression;
  read.features = static_cast<Index>(inputs.size());
  read.outputs = static_cast<Index>(targets.size());
  if (auto error = CopyColumns(cells, width, inputs, &read.inputs)) return error;
  if (auto error = CopyColumns(cells, width, targets, &read.targets)) return error;
  for (std::size_t column : inputs) {
    read.feature_names.push_back(layout.column_names.empty() ? "x" + std::to_string(column + 1)
                                                             : layout.column_names[column]);
  }
  if (layout.classification) {
    if (auto error = NumberClasses(layout, &read)) return error;
  }
  *dataset = std::move(read);
  return std::nullopt;
}

}  // namespace playground
