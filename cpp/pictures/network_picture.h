// Pictures show a network from the inside: what its units respond, and the weights between them.
#pragma once

#include <optional>
#include <vector>

#include "pictures/grid.h"
#include "training/network_training.h"
#include "training/run.h"

namespace playground {

// The inputs, a hidden layer, or the outputs. Units are shown row by row.
struct UnitColumn {
  Index count = 0;                 // All units, shown or not.
  std::vector<Index> units;        // Those that are shown, rising.
  std::vector<float> responses;    // Of each unit at all cells of the grid; empty without a grid.
  std::vector<float> means;        // Of each unit over the samples.
  std::vector<float> group_means;  // Of each unit over the samples of each group; NaN: it is empty.
};

// What lies between a column and the next one, for the units that are shown: a row for each unit of
// the next column.
struct WeightBlock {
  std::vector<float> weights, gradient;
  std::vector<float> biases, bias_gradient;  // Of the next column; empty: it has none.
  bool is_residual = false;                  // The next column also gets this one's responses.
};

// Responses are what the next layer gets: behind the activation, with what a residual connection
// adds, without dropout. Inputs are as the network sees them, outputs as NetworkTraining::Predict
// gives them. Samples are the first ones of the training part; their groups are the classes, or
// kFifths parts of equal size from the lowest targets to the highest.
struct NetworkPicture {
  static constexpr Index kMostSamples = 256;
  static constexpr Index kFifths = 5;

  Index samples = 0;
  Index groups = 0;
  std::vector<UnitColumn> columns;
  std::vector<WeightBlock> blocks;  // One less than columns.
};

// Responses and weights are those of the point that is evaluated; the gradient is that of the next
// mini-batch where the run stands. Shows at most `most_units` of a column, evenly chosen, but every
// pixel of a picture. The grid is for data in one or two dimensions; of others it is ignored.
NetworkPicture PictureOf(Run<float>& run, Index most_units, std::optional<Grid> grid);

}  // namespace playground
