// Data from outside: files of data sets, and tables of numbers with the roles of their columns.
#include <cstdint>
#include <vector>

#include "core/input_error.h"
#include "data/binary_file.h"
#include "data/prepare.h"
#include "data/table.h"
#include "fuzz/cpp/bytes.h"

namespace playground {
namespace {

// Beyond this a table is slow under the sanitizers, and reaches nothing more.
constexpr std::size_t kMostCells = 4096;

void PrepareIn(const Dataset& dataset, Bytes& bytes) {
  if (dataset.samples() < 2 || dataset.inputs.size() > kMostCells) return;
  constexpr double kShares[] = {0.05, 0.5, 0.95, 1};
  PrepareOptions options;
  options.training_share = kShares[bytes.Below(4)];
  options.seed = bytes.Byte();
  options.standardize = bytes.Below(2) == 1;
  options.outliers = bytes.Below(2) * 0.5;
  options.imbalance = bytes.Below(2) * 0.99;
  options.scale_mismatch = bytes.Below(2) ? 1e12 : 1;
  options.label_noise = bytes.Below(2) * 0.5;
  options.features.clear();
  for (std::size_t i = bytes.Below(8); i > 0; --i) {
    options.features.push_back(static_cast<Feature>(bytes.Below(7)));
  }
  Prepare<float>(dataset, options);
}

void ReadFile(const std::uint8_t* data, std::size_t size) {
  Dataset dataset;
  if (ReadBinaryDataset(data, size, &dataset)) return;
  Bytes bytes(data, size);
  PrepareIn(dataset, bytes);
}

void ReadCells(Bytes& bytes) {
  TableLayout layout;
  for (std::size_t i = bytes.Below(6); i > 0; --i) {
    layout.roles.push_back(static_cast<ColumnRole>(bytes.Below(3)));
  }
  layout.classification = bytes.Below(2) == 0;
  if (bytes.Below(3) == 0) layout.column_names.assign(bytes.Below(7), "a");
  if (bytes.Below(3) == 0) layout.class_names.assign(bytes.Below(300), "b");
  std::vector<double> cells(bytes.Below(kMostCells));
  for (double& cell : cells) cell = bytes.Number();
  Dataset dataset;
  if (const auto error = ReadTable(cells, layout, &dataset)) {
    if (error->message.empty()) Abort("fuzz", "a table is refused without a word");
    return;
  }
  PrepareIn(dataset, bytes);
}

}  // namespace
}  // namespace playground

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  playground::Bytes bytes(data, size);
  if (bytes.Below(2) == 0) {
    playground::ReadCells(bytes);
  } else {
    playground::ReadFile(data + 1, size > 0 ? size - 1 : 0);
  }
  return 0;
}
