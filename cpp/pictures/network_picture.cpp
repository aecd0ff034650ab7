#include "pictures/network_picture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace playground {
namespace {

// A pass over this many points at once stays in the caches.
constexpr Index kBlock = 128;

// Whether each hidden layer adds to what it gets.
std::vector<bool> ResidualsOf(const NetworkSpec& spec) {
  std::vector<bool> residuals;
  for (const LayerSpec& layer : spec.layers) {
    const bool is_residual = layer.kind == LayerSpec::Kind::kResidual;
    if (is_residual || layer.kind == LayerSpec::Kind::kDense) residuals.push_back(is_residual);
  }
  residuals.pop_back();  // The outputs.
  return residuals;
}

// At most `most` of `count` units, evenly.
std::vector<Index> Chosen(Index count, Index most) {
  std::vector<Index> units(static_cast<std::size_t>(std::clamp<Index>(most, 1, count)));
  const Index shown = static_cast<Index>(units.size());
  for (Index i = 0; i < shown; ++i) {
    units[static_cast<std::size_t>(i)] = (2 * i + 1) * count / (2 * shown);
  }
  return units;
}

// Raw points as the network sees them.
std::vector<float> InputsFrom(const FeatureMap& map, const std::vector<double>& raw) {
  const auto count = static_cast<Index>(raw.size()) / map.raw_features();
  std::vector<double> seen(static_cast<std::size_t>(map.features()));
  std::vector<float> inputs;
  for (Index i = 0; i < count; ++i) {
    map.Transform(raw.data() + i * map.raw_features(), seen.data());
    inputs.insert(inputs.end(), seen.begin(), seen.end());
  }
  return inputs;
}

// The groups of the first samples of the training part.
std::vector<Index> GroupsOf(const PreparedData<float>& data, Index samples) {
  std::vector<Index> groups(static_cast<std::size_t>(samples));
  if (data.task != Task::kRegression) {
    std::copy_n(data.training.classes.begin(), samples, groups.begin());
    return groups;
  }
  std::vector<Index> order(groups.size());
  std::iota(order.begin(), order.end(), 0);
  // Of the first output, if there are several.
  const auto target = [&](Index i) {
    return data.training.values[static_cast<std::size_t>(i * data.outputs)];
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return target(a) < target(b); });
  for (Index rank = 0; rank < samples; ++rank) {
    groups[static_cast<std::size_t>(order[static_cast<std::size_t>(rank)])] =
        rank * NetworkPicture::kFifths / samples;
  }
  return groups;
}

// Calls visit(column, unit, point, response) for all inputs and hidden units of a network.
class Responses {
 public:
  Responses(NetworkTraining<float>& training, const Vector<float>& parameters)
      : network_(training.network()),
        parameters_(parameters),
        residuals_(ResidualsOf(training.network_spec())) {}

  // `inputs`: one point after the other, as the network sees them.
  template <class Visit>
  void ForEach(const float* inputs, Index count, Visit&& visit) {
    network_.TraceActivationsTo(&trace_);
    for (Index first = 0; first < count; first += kBlock) {
      const Index size = std::min(kBlock, count - first);
      trace_.clear();
      network_.Load({.inputs = inputs + first * network_.inputs(), .samples = size});
      const Index stride = network_.Forward(parameters_, Mode::kEvaluate).stride;
      VisitInputs(inputs + first * network_.inputs(), first, size, visit);
      for (std::size_t layer = 0; layer < residuals_.size(); ++layer) {
        VisitLayer(layer, stride, first, size, visit);
      }
    }
    network_.TraceActivationsTo(nullptr);
  }

 private:
  template <class Visit>
  void VisitInputs(const float* inputs, Index first, Index size, Visit& visit) {
    const Index features = network_.inputs();
    values_.resize(static_cast<std::size_t>(features * size));
    for (Index unit = 0; unit < features; ++unit) {
      for (Index i = 0; i < size; ++i) {
        const float value = inputs[i * features + unit];
        values_[static_cast<std::size_t>(unit * size + i)] = value;
        visit(0, unit, first + i, value);
      }
    }
  }

  template <class Visit>
  void VisitLayer(std::size_t layer, Index stride, Index first, Index size, Visit& visit) {
    const ActivationTrace<float>& trace = trace_[layer];
    values_.resize(static_cast<std::size_t>(trace.features * size));
    for (Index unit = 0; unit < trace.features; ++unit) {
      for (Index i = 0; i < size; ++i) {
        float& value = values_[static_cast<std::size_t>(unit * size + i)];
        const float made = trace.left()[unit * stride + i];
        value = residuals_[layer] ? value + made : made;
        visit(static_cast<Index>(layer) + 1, unit, first + i, value);
      }
    }
  }

  Network<float>& network_;
  const Vector<float>& parameters_;
  std::vector<bool> residuals_;
  std::vector<ActivationTrace<float>> trace_;
  std::vector<float> values_;  // Units x points of the last column that was visited.
};

// Makes the columns of a picture from responses.
class Columns {
 public:
  Columns(std::vector<UnitColumn>* columns, NetworkTraining<float>& training,
          const Vector<float>& parameters)
      : columns_(*columns), training_(training), parameters_(parameters) {
    for (const UnitColumn& column : columns_) {
      places_.emplace_back(static_cast<std::size_t>(column.count), -1);
      for (std::size_t i = 0; i < column.units.size(); ++i) {
        places_.back()[static_cast<std::size_t>(column.units[i])] = static_cast<Index>(i);
      }
    }
  }

  void RespondOn(const Grid& grid) {
    const std::vector<double> raw = CentresOf(grid, training_.data().map.raw_features());
    const std::vector<float> inputs = InputsFrom(training_.data().map, raw);
    const auto points = static_cast<Index>(inputs.size()) / columns_.front().count;
    for (UnitColumn& column : columns_) {
      column.responses.resize(column.units.size() * static_cast<std::size_t>(points));
    }
    const auto store = [&](Index column, Index unit, Index point, float value) {
      const Index place = PlaceOf(column, unit);
      if (place < 0) return;
      columns_[static_cast<std::size_t>(column)]
          .responses[static_cast<std::size_t>(place * points + point)] = value;
    };
    Responses(training_, parameters_).ForEach(inputs.data(), points, store);
    VisitOutputs(training_.Predict(parameters_, raw), points, store);
  }

  void RespondTo(const std::vector<Index>& groups, Index group_count) {
    const auto samples = static_cast<Index>(groups.size());
    std::vector<std::vector<double>> sums;
    for (const UnitColumn& column : columns_) {
      sums.emplace_back(column.units.size() * static_cast<std::size_t>(group_count));
    }
    const auto add = [&](Index column, Index unit, Index point, float value) {
      const Index place = PlaceOf(column, unit);
      if (place < 0) return;
      sums[static_cast<std::size_t>(column)][static_cast<std::size_t>(
          place * group_count + groups[static_cast<std::size_t>(point)])] += value;
    };
    Responses(training_, parameters_).ForEach(training_.TrainingInput().inputs, samples, add);
    VisitOutputs(training_.PredictPart(parameters_, Part::kTraining, 0, samples), samples, add);
    StoreMeans(sums, groups, group_count);
  }

 private:
  // Among the units that are shown; -1: it is not.
  Index PlaceOf(Index column, Index unit) const {
    return places_[static_cast<std::size_t>(column)][static_cast<std::size_t>(unit)];
  }

  // Predictions lie sample by sample.
  template <class Visit>
  void VisitOutputs(const std::vector<float>& predictions, Index points, Visit& visit) {
    const auto last = static_cast<Index>(columns_.size()) - 1;
    const Index outputs = columns_.back().count, size = training_.PredictionSize();
    for (Index i = 0; i < points; ++i) {
      for (Index unit = 0; unit < outputs; ++unit) {
        // Two outputs for two classes: the prediction is class 1's probability.
        const bool is_other = size < outputs && unit == 0;
        const Index at = size < outputs ? 0 : unit;
        const float value = predictions[static_cast<std::size_t>(i * size + at)];
        visit(last, unit, i, is_other ? 1 - value : value);
      }
    }
  }

  void StoreMeans(const std::vector<std::vector<double>>& sums, const std::vector<Index>& groups,
                  Index group_count) {
    std::vector<double> sizes(static_cast<std::size_t>(group_count));
    for (Index group : groups) ++sizes[static_cast<std::size_t>(group)];
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (std::size_t unit = 0; unit < columns_[c].units.size(); ++unit) {
        double all = 0;
        for (std::size_t group = 0; group < sizes.size(); ++group) {
          const double sum = sums[c][unit * sizes.size() + group];
          all += sum;
          columns_[c].group_means.push_back(static_cast<float>(sum / sizes[group]));
        }
        columns_[c].means.push_back(static_cast<float>(all / static_cast<double>(groups.size())));
      }
    }
  }

  std::vector<UnitColumn>& columns_;
  NetworkTraining<float>& training_;
  const Vector<float>& parameters_;
  std::vector<std::vector<Index>> places_;
};

std::vector<float> BlockOf(const Layout& layout, Index tensor, const Vector<float>& all,
                           const std::vector<Index>& rows, const std::vector<Index>& columns) {
  const auto matrix = layout.AsMatrix(tensor, all);
  std::vector<float> block;
  for (Index row : rows) {
    for (Index column : columns) block.push_back(matrix(row, column));
  }
  return block;
}

bool IsBias(const Layout& layout, std::size_t tensor) {
  return tensor < layout.tensors().size() && layout.tensors()[tensor].name.ends_with(".b");
}

// All dense layers in order, for the units of the columns.
std::vector<WeightBlock> BlocksOf(const std::vector<UnitColumn>& columns, const Layout& layout,
                                  const Vector<float>& parameters, const Vector<float>& gradient) {
  std::vector<WeightBlock> blocks;
  for (std::size_t tensor = 0; tensor < layout.tensors().size(); ++tensor) {
    if (!layout.tensors()[tensor].is_matrix) continue;
    const std::vector<Index>& from = columns[blocks.size()].units;
    const std::vector<Index>& to = columns[blocks.size() + 1].units;
    const auto index = static_cast<Index>(tensor);
    WeightBlock block;
    block.weights = BlockOf(layout, index, parameters, to, from);
    block.gradient = BlockOf(layout, index, gradient, to, from);
    if (IsBias(layout, tensor + 1)) {
      block.biases = BlockOf(layout, index + 1, parameters, to, {0});
      block.bias_gradient = BlockOf(layout, index + 1, gradient, to, {0});
    }
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::vector<UnitColumn> EmptyColumns(const NetworkTraining<float>& training, Index most_units) {
  std::vector<UnitColumn> columns;
  const auto add = [&](Index count, Index most) {
    UnitColumn column;
    column.count = count;
    column.units = Chosen(count, most);
    columns.push_back(std::move(column));
  };
  const PreparedData<float>& data = training.data();
  add(data.features, data.image_width > 0 ? data.features : most_units);
  for (const Tensor& tensor : training.layout().tensors()) {
    if (tensor.is_matrix) add(tensor.rows, most_units);
  }
  return columns;
}

}  // namespace

NetworkPicture PictureOf(Run<float>& run, Index most_units, std::optional<Grid> grid) {
  auto& training = static_cast<NetworkTraining<float>&>(run.problem());
  const PreparedData<float>& data = training.data();
  const Vector<float>& point = run.EvaluationParameters();
  NetworkPicture picture;
  picture.samples = std::min(NetworkPicture::kMostSamples, data.training.samples);
  picture.groups = data.task == Task::kRegression ? NetworkPicture::kFifths : data.classes;
  picture.columns = EmptyColumns(training, most_units);
  Columns columns(&picture.columns, training, point);
  if (grid && data.map.raw_features() <= 2) columns.RespondOn(*grid);
  columns.RespondTo(GroupsOf(data, picture.samples), picture.groups);
  Vector<float> gradient(point.size());
  run.PeekLossAndGradient(gradient);
  picture.blocks = BlocksOf(picture.columns, training.layout(), point, gradient);
  const std::vector<bool> residuals = ResidualsOf(training.network_spec());
  for (std::size_t i = 0; i < residuals.size(); ++i) picture.blocks[i].is_residual = residuals[i];
  return picture;
}

}  // namespace playground
