// Pictures show values over a rectangle: what a network predicts there, or how high a surface is.
#pragma once

#include <vector>

#include "surfaces/surface.h"
#include "training/network_training.h"

namespace playground {

// A rectangle in cells. Columns and rows are clamped to 1..kMostCells.
struct Grid {
  static constexpr int kMostCells = 1024;

  Grid(const Window& window, int columns, int rows);

  Window window;
  int columns;
  int rows;
};

// Heights at the centres of the cells, row by row from y_max down.
std::vector<float> HeightsOn(const Grid& grid, const Surface& surface);

// The centres of the cells in the order of HeightsOn, as raw samples of data with one or two
// features. One feature has a single row, along x.
std::vector<double> CentresOf(Grid grid, Index features);

// Predictions at the centres of the cells, in the order of HeightsOn, as NetworkTraining::Predict
// gives them. Data with one feature have a single row, along x; with more than two there is no
// picture, and the result is empty.
std::vector<float> PredictionsOn(const Grid& grid, NetworkTraining<float>& network,
                                 const Vector<float>& parameters);

}  // namespace playground
