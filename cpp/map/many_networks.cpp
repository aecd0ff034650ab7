#include "map/many_networks.h"

#include <algorithm>

#include "map/lane_loss.h"
#include "map/tanh.h"
#include "nn/losses/binary_cross_entropy.h"
#include "nn/losses/squared_error.h"

namespace playground {
namespace {

// Samples in a tile: as many as there are sums of a gradient's entry, which Network adds up in this
// order, too.
constexpr Index kTile = 4;
// Numbers of working memory beyond which one network at a time is no slower.
constexpr Index kMostNumbers = 1 << 16;

Index WholeTiles(Index samples) { return (samples + kTile - 1) / kTile * kTile; }

// Four samples of one row.
template <class Scalar>
struct Tile {
  using Walk = RunLanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;

  Lane a, b, c, d;

  [[gnu::always_inline]] static Tile All(Lane lane) { return {lane, lane, lane, lane}; }
  [[gnu::always_inline]] static Tile Load(const Scalar* from) {
    return {Walk::Load(from), Walk::Load(from + kWidth), Walk::Load(from + 2 * kWidth),
            Walk::Load(from + 3 * kWidth)};
  }
  [[gnu::always_inline]] void Add(Lane factor, const Tile& values) {
    a = a + factor * values.a, b = b + factor * values.b;
    c = c + factor * values.c, d = d + factor * values.d;
  }
  [[gnu::always_inline]] void Add(const Tile& factors, const Tile& values) {
    a = a + factors.a * values.a, b = b + factors.b * values.b;
    c = c + factors.c * values.c, d = d + factors.d * values.d;
  }
  // Times the slope of a tanh that has these values.
  [[gnu::always_inline]] void TimesSlope(const Tile& y) {
    a = (Lane(1) - y.a * y.a) * a, b = (Lane(1) - y.b * y.b) * b;
    c = (Lane(1) - y.c * y.c) * c, d = (Lane(1) - y.d * y.d) * d;
  }
  [[gnu::always_inline]] Lane Sum() const { return (a + b) + (c + d); }
  [[gnu::always_inline]] void Store(Scalar* to) const {
    Walk::Store(to, a), Walk::Store(to + kWidth, b);
    Walk::Store(to + 2 * kWidth, c), Walk::Store(to + 3 * kWidth, d);
  }
};

// result(r, i) = start(r) + sum over k of factor(r, k) right(k, i), everything in lanes. Entry
// (r, k) of the factors is at first[r * row + k * inner_step].
template <class Scalar>
struct Product {
  using Walk = RunLanes<Scalar>;
  using Four = Tile<Scalar>;
  static constexpr Index kWidth = Walk::kWidth;

  const Scalar* factors;
  Index row, inner_step;
  const Scalar* start;  // One lane per row; null: zero.
  Index rows, inner;
  const Scalar* right;  // inner x stride.
  Index stride;
  Scalar* result;                // rows x stride.
  const Scalar* tanh = nullptr;  // rows x stride; not null: times its slope there.

  void operator()() const {
    Index r = 0;
    for (; r + 2 <= rows; r += 2) {
      for (Index i = 0; i < stride; i += kTile) TwoRows(r, i);
    }
    if (r == rows) return;
    for (Index i = 0; i < stride; i += kTile) OneRow(r, i);
  }

  [[gnu::always_inline]] void TwoRows(Index r, Index i) const {
    Four first = Start(r), second = Start(r + 1);
    const Scalar* factor = factors + r * row * kWidth;
    const Scalar* values = right + i * kWidth;
    for (Index k = 0; k < inner; ++k) {
      const Four v = Four::Load(values);
      first.Add(Walk::Load(factor), v);
      second.Add(Walk::Load(factor + row * kWidth), v);
      factor += inner_step * kWidth;
      values += stride * kWidth;
    }
    Keep(first, (r * stride + i) * kWidth);
    Keep(second, ((r + 1) * stride + i) * kWidth);
  }

  [[gnu::always_inline]] void OneRow(Index r, Index i) const {
    Four sum = Start(r);
    const Scalar* factor = factors + r * row * kWidth;
    const Scalar* values = right + i * kWidth;
    for (Index k = 0; k < inner; ++k) {
      sum.Add(Walk::Load(factor), Four::Load(values));
      factor += inner_step * kWidth;
      values += stride * kWidth;
    }
    Keep(sum, (r * stride + i) * kWidth);
  }

  [[gnu::always_inline]] Four Start(Index r) const {
    return Four::All(start ? Walk::Load(start + r * kWidth) : Walk::Splat(Scalar(0)));
  }

  [[gnu::always_inline]] void Keep(Four sum, Index at) const {
    if (tanh) sum.TimesSlope(Four::Load(tanh + at));
    sum.Store(result + at);
  }
};

// The sums over samples of slopes(i) x values(k, i) for two rows k, in the order of Network's
// gradients: every fourth sample together, then the four sums.
template <class Scalar>
void StoreTwoSums(const Scalar* slopes, const Scalar* values, Index stride, Scalar* to) {
  using Four = Tile<Scalar>;
  constexpr Index width = RunLanes<Scalar>::kWidth;
  Four first = Four::All(Scalar(0)), second = first;
  for (Index i = 0; i < stride * width; i += kTile * width) {
    const Four d = Four::Load(slopes + i);
    first.Add(d, Four::Load(values + i));
    second.Add(d, Four::Load(values + stride * width + i));
  }
  RunLanes<Scalar>::Store(to, first.Sum());
  RunLanes<Scalar>::Store(to + width, second.Sum());
}

// The sum for one row; without `values` that of the slopes themselves.
template <class Scalar>
void StoreSum(const Scalar* slopes, const Scalar* values, Index stride, Scalar* to) {
  using Four = Tile<Scalar>;
  constexpr Index width = RunLanes<Scalar>::kWidth;
  const typename Four::Lane one = Scalar(1);
  Four sum = Four::All(Scalar(0));
  for (Index i = 0; i < stride * width; i += kTile * width) {
    const Four d = Four::Load(slopes + i);
    if (values) {
      sum.Add(d, Four::Load(values + i));
    } else {
      sum.Add(one, d);
    }
  }
  RunLanes<Scalar>::Store(to, sum.Sum());
}

// Numbers of working memory for each sample, and the parameters' twice.
Index NumbersFor(const NetworkSpec& spec, Index batch) {
  Index per_sample = spec.inputs, parameters = 0;
  for (const LayerSpec& layer : spec.layers) {
    per_sample += 3 * layer.outputs;
    parameters += layer.outputs * (layer.inputs + 1);
  }
  return (per_sample * WholeTiles(batch) + 2 * parameters) * 4;
}

// Whether an entry can be made for this number type.
template <class Scalar, class EntryMakers>
bool Makes(const EntryMakers& makers) {
  return std::is_same_v<Scalar, float> ? makers.for_float != nullptr : makers.for_double != nullptr;
}

}  // namespace

template <class Scalar>
bool ManyNetworks<Scalar>::Fits(const NetworkSpec& spec, Index batch) {
  bool after_dense = false;
  for (const LayerSpec& layer : spec.layers) {
    if (layer.kind == LayerSpec::Kind::kDense) {
      after_dense = true;
      continue;
    }
    if (layer.kind != LayerSpec::Kind::kActivation || !after_dense) return false;
    after_dense = false;
    const auto& makers = ActivationRegistry::Find(layer.id)->details.makers;
    if (!Makes<Scalar>(makers)) return false;
    if (makers.template Make<Scalar>(layer.params)->LearntCount() > 0) return false;
  }
  return Makes<Scalar>(LossRegistry::Find(spec.loss)->details.makers) &&
         NumbersFor(spec, batch) <= kMostNumbers;
}

template <class Scalar>
ManyNetworks<Scalar>::ManyNetworks(const NetworkSpec& spec, Index largest_batch)
    : inputs_(spec.inputs) {
  AddBlocks(spec);
  outputs_ = blocks_.back().outputs;
  loss_ = LossRegistry::Find(spec.loss)->details.makers.template Make<Scalar>(spec.loss_params);
  if (spec.loss == "bce-logits") lane_loss_ = LaneLoss::kBinaryCrossEntropy;
  if (spec.loss == "mse") lane_loss_ = LaneLoss::kSquaredError;
  ReserveMemory(largest_batch);
}

// Parameters lie as in Network: the weights of a layer, then its biases, layer by layer.
template <class Scalar>
void ManyNetworks<Scalar>::AddBlocks(const NetworkSpec& spec) {
  for (const LayerSpec& layer : spec.layers) {
    if (layer.kind == LayerSpec::Kind::kActivation) {
      const auto& makers = ActivationRegistry::Find(layer.id)->details.makers;
      blocks_.back().function = makers.template Make<Scalar>(layer.params);
      blocks_.back().is_tanh = layer.id == "tanh";
      continue;
    }
    Block block;
    block.inputs = layer.inputs;
    block.outputs = layer.outputs;
    block.weight = parameter_count_;
    parameter_count_ += layer.inputs * layer.outputs;
    if (layer.bias) {
      block.bias = parameter_count_;
      parameter_count_ += layer.outputs;
    }
    blocks_.push_back(block);
  }
}

template <class Scalar>
void ManyNetworks<Scalar>::ReserveMemory(Index largest_batch) {
  const Index stride = WholeTiles(largest_batch);
  Index size = 0;
  std::vector<std::pair<Scalar**, Index>> places;
  const auto reserve = [&](Scalar** place, Index count) {
    places.emplace_back(place, size);
    size += count;
  };
  reserve(&parameters_, parameter_count_ * kWidth);
  reserve(&gradient_, parameter_count_ * kWidth);
  reserve(&samples_, inputs_ * stride * kWidth);
  reserve(&targets_, outputs_ * stride);
  reserve(&single_, 2 * outputs_ * stride * kWidth);
  for (Block& block : blocks_) {
    const Index count = block.outputs * stride * kWidth;
    reserve(&block.sums, count);
    if (block.function) reserve(&block.values, count);
    reserve(&block.slopes, count);
  }
  memory_.assign(static_cast<std::size_t>(size), Scalar(0));
  classes_.assign(static_cast<std::size_t>(stride), 0);
  for (const auto& [place, offset] : places) *place = memory_.data() + offset;
  for (Block& block : blocks_) {
    if (!block.function) block.values = block.sums;
  }
}

template <class Scalar>
void ManyNetworks<Scalar>::Load(const BatchInput<Scalar>& batch) {
  batch_ = batch.size();
  stride_ = WholeTiles(batch_);
  for (Index i = 0; i < stride_; ++i) {
    const Index at = std::min(i, batch_ - 1);
    const Index sample = batch.indices.empty()
                             ? at
                             : static_cast<Index>(batch.indices[static_cast<std::size_t>(at)]);
    for (Index f = 0; f < inputs_; ++f) {
      std::fill_n(samples_ + (f * stride_ + i) * kWidth, kWidth,
                  batch.inputs[sample * inputs_ + f]);
    }
    if (batch.classes) classes_[static_cast<std::size_t>(i)] = batch.classes[sample];
    if (!batch.values) continue;
    for (Index c = 0; c < outputs_; ++c) {
      targets_[c * stride_ + i] = batch.values[c * batch.samples + sample];
    }
  }
}

template <class Scalar>
void ManyNetworks<Scalar>::LossAndGradient(const std::array<const Scalar*, kWidth>& parameters,
                                           const std::array<Scalar*, kWidth>& gradients,
                                           std::array<double, kWidth>* losses) {
  Interleave(parameters.data(), parameter_count_, parameters_);
  Forward();
  if (!LossesOnLanes(losses)) Losses(losses);
  Backward();
  Separate(gradient_, parameter_count_, gradients.data());
}

template <class Scalar>
void ManyNetworks<Scalar>::Forward() {
  const Scalar* values = samples_;
  for (const Block& block : blocks_) {
    const Scalar* bias = block.bias < 0 ? nullptr : parameters_ + block.bias * kWidth;
    Product<Scalar>{parameters_ + block.weight * kWidth,
                    block.inputs,
                    1,
                    bias,
                    block.outputs,
                    block.inputs,
                    values,
                    stride_,
                    block.sums}();
    const Index count = block.outputs * stride_ * kWidth;
    if (block.function) Activate(block, count);
    values = block.values;
  }
}

template <class Scalar>
void ManyNetworks<Scalar>::Activate(const Block& block, Index count) {
  if constexpr (std::is_same_v<Scalar, double>) {
    if (block.is_tanh) return TanhOfAll(count, block.sums, block.values);
  }
  block.function->Forward(count, block.sums, nullptr, block.values);
}

// Whether the loss is one of those that can be computed so, in float.
template <class Scalar>
bool ManyNetworks<Scalar>::LossesOnLanes(std::array<double, kWidth>* losses) {
  if constexpr (std::is_same_v<Scalar, float> && kWidth == 4) {
    const Block& last = blocks_.back();
    const LaneLossInput input = {outputs_, batch_, stride_, last.values, targets_};
    switch (lane_loss_) {
      case LaneLoss::kBinaryCrossEntropy:
        MeanLossOnLanes<BinaryCrossEntropy>(input, last.slopes, losses);
        return true;
      case LaneLoss::kSquaredError:
        MeanLossOnLanes<SquaredError>(input, last.slopes, losses);
        return true;
      case LaneLoss::kNone:
        return false;
    }
  }
  return false;
}

// Losses sum over samples, which no lane holds: each network's predictions are looked at by
// themselves.
template <class Scalar>
void ManyNetworks<Scalar>::Losses(std::array<double, kWidth>* losses) {
  const Index size = outputs_ * stride_;
  std::array<Scalar*, kWidth> predictions, derivatives;
  for (Index run = 0; run < kWidth; ++run) {
    predictions[static_cast<std::size_t>(run)] = single_ + run * size;
    derivatives[static_cast<std::size_t>(run)] = single_ + (kWidth + run) * size;
  }
  Separate(blocks_.back().values, size, predictions.data());
  LossInput<Scalar> input;
  input.outputs = outputs_;
  input.batch = batch_;
  input.stride = stride_;
  input.targets = targets_;
  input.classes = classes_.data();
  for (std::size_t run = 0; run < losses->size(); ++run) {
    input.predictions = predictions[run];
    (*losses)[run] = loss_->Evaluate(input, derivatives[run]);
  }
  Interleave<Scalar>(derivatives.data(), size, blocks_.back().slopes);
}

template <class Scalar>
void ManyNetworks<Scalar>::Backward() {
  for (std::size_t b = blocks_.size(); b-- > 0;) {
    const Block& block = blocks_[b];
    const bool is_last = b + 1 == blocks_.size();
    // Those of tanh are a part of what comes from the block above.
    if (block.function && (is_last || !block.is_tanh)) {
      block.function->Backward(block.outputs * stride_ * kWidth, block.sums, block.values,
                               block.slopes, nullptr, block.slopes, nullptr);
    }
    WeightGradient(block, b == 0 ? samples_ : blocks_[b - 1].values);
    if (b == 0) continue;
    const Block& below = blocks_[b - 1];
    Product<Scalar>{.factors = parameters_ + block.weight * kWidth,
                    .row = 1,
                    .inner_step = block.inputs,
                    .start = nullptr,
                    .rows = block.inputs,
                    .inner = block.outputs,
                    .right = block.slopes,
                    .stride = stride_,
                    .result = below.slopes,
                    .tanh = below.is_tanh ? below.values : nullptr}();
  }
}

template <class Scalar>
void ManyNetworks<Scalar>::WeightGradient(const Block& block, const Scalar* values) {
  const Index row = stride_ * kWidth;
  for (Index o = 0; o < block.outputs; ++o) {
    const Scalar* slopes = block.slopes + o * row;
    Scalar* to = gradient_ + (block.weight + o * block.inputs) * kWidth;
    Index k = 0;
    for (; k + 2 <= block.inputs; k += 2) {
      StoreTwoSums(slopes, values + k * row, stride_, to + k * kWidth);
    }
    if (k < block.inputs) StoreSum(slopes, values + k * row, stride_, to + k * kWidth);
    if (block.bias < 0) continue;
    StoreSum<Scalar>(slopes, nullptr, stride_, gradient_ + (block.bias + o) * kWidth);
  }
}

template class ManyNetworks<float>;
template class ManyNetworks<double>;

}  // namespace playground
