#include "pictures/grid.h"

#include <algorithm>

namespace playground {
namespace {

// Calls visit(x, y) for the centres of all cells, row by row from y_max down.
template <class Visit>
void ForEachCell(const Grid& grid, Visit&& visit) {
  const auto [x_min, x_max, y_min, y_max] = grid.window;
  for (int row = 0; row < grid.rows; ++row) {
    const double y = y_max - (y_max - y_min) * (row + 0.5) / grid.rows;
    for (int column = 0; column < grid.columns; ++column) {
      visit(x_min + (x_max - x_min) * (column + 0.5) / grid.columns, y);
    }
  }
}

}  // namespace

Grid::Grid(const Window& window, int columns, int rows)
    : window(window),
      columns(std::clamp(columns, 1, kMostCells)),
      rows(std::clamp(rows, 1, kMostCells)) {}

std::vector<float> HeightsOn(const Grid& grid, const Surface& surface) {
  std::vector<float> heights;
  heights.reserve(static_cast<std::size_t>(grid.columns * grid.rows));
  ForEachCell(grid, [&](double x, double y) {
    heights.push_back(static_cast<float>(surface.Value(x, y)));
  });
  return heights;
}

std::vector<double> CentresOf(Grid grid, Index features) {
  if (features == 1) grid.rows = 1;
  std::vector<double> raw;
  ForEachCell(grid, [&](double x, double y) {
    raw.push_back(x);
    if (features == 2) raw.push_back(y);
  });
  return raw;
}

std::vector<float> PredictionsOn(const Grid& grid, NetworkTraining<float>& network,
                                 const Vector<float>& parameters) {
  const Index features = network.data().map.raw_features();
  if (features > 2) return {};
  return network.Predict(parameters, CentresOf(grid, features));
}

}  // namespace playground
