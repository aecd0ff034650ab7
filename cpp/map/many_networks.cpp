#include "map/many_networks.h"

#include <algorithm>

#include "map/tanh.h"

namespace playground {
namespace {

// Samples in a tile: as many as there are sums of a gradient's entry, which Network adds up in this
// order, too.
constexpr Index kTile = 4;
// Numbers of working memory beyond which one network at a time is no slower.
constexpr Index kMostNumbers = 1 << 16;

Index WholeTiles(Index samples) { return (samples + kTile - 1) / kTile * kTile; }

// result(r, i) = start(r) + sum over k of factor(r, k) right(k, i), everything in lanes. Entry
// (r, k) of the factors is at first[r * row + k * inner].
template <class Scalar>
struct Product {
  using Walk = RunLanes<Scalar>;
  using Lane = typename Walk::Lane;
  static constexpr Index kWidth = Walk::kWidth;

  const Scalar* factors;
  Index row, inner_step;
  const Scalar* start;  // One lane per row; null: zero.
  Index rows, inner;
  const Scalar* right;  // inner x stride.
  Index stride;
  Scalar* result;  // rows x stride.

  void operator()() const {
    for (Index r = 0; r < rows; ++r) {
      for (Index i = 0; i < stride; i += kTile) Tile(r, i);
    }
  }

  [[gnu::always_inline]] void Tile(Index r, Index i) const {
    const Lane first = start ? Walk::Load(start + r * kWidth) : Walk::Splat(Scalar(0));
    Lane s0 = first, s1 = first, s2 = first, s3 = first;
    const Scalar* factor = factors + r * row * kWidth;
    const Scalar* values = right + i * kWidth;
    for (Index k = 0; k < inner; ++k) {
      const Lane f = Walk::Load(factor);
      s0 = s0 + f * Walk::Load(values);
      s1 = s1 + f * Walk::Load(values + kWidth);
      s2 = s2 + f * Walk::Load(values + 2 * kWidth);
      s3 = s3 + f * Walk::Load(values + 3 * kWidth);
      factor += inner_step * kWidth;
      values += stride * kWidth;
    }
    Scalar* to = result + (r * stride + i) * kWidth;
    Walk::Store(to, s0);
    Walk::Store(to + kWidth, s1);
    Walk::Store(to + 2 * kWidth, s2);
    Walk::Store(to + 3 * kWidth, s3);
  }
};

// The sum over samples of slopes(i) x values(i), in the order of Network's gradients: every fourth
// sample together, then the four sums.
template <class Scalar>
void StoreSum(const Scalar* slopes, const Scalar* values, Index stride, Scalar* to) {
  using Walk = RunLanes<Scalar>;
  using Lane = typename Walk::Lane;
  constexpr Index width = Walk::kWidth;
  const Lane zero = Walk::Splat(Scalar(0));
  Lane s0 = zero, s1 = zero, s2 = zero, s3 = zero;
  for (Index i = 0; i < stride * width; i += kTile * width) {
    s0 = s0 + Walk::Load(slopes + i) * Walk::Load(values + i);
    s1 = s1 + Walk::Load(slopes + i + width) * Walk::Load(values + i + width);
    s2 = s2 + Walk::Load(slopes + i + 2 * width) * Walk::Load(values + i + 2 * width);
    s3 = s3 + Walk::Load(slopes + i + 3 * width) * Walk::Load(values + i + 3 * width);
  }
  Walk::Store(to, (s0 + s1) + (s2 + s3));
}

// The sum of the slopes themselves, likewise.
template <class Scalar>
void StoreSum(const Scalar* slopes, Index stride, Scalar* to) {
  using Walk = RunLanes<Scalar>;
  using Lane = typename Walk::Lane;
  constexpr Index width = Walk::kWidth;
  const Lane zero = Walk::Splat(Scalar(0));
  Lane s0 = zero, s1 = zero, s2 = zero, s3 = zero;
  for (Index i = 0; i < stride * width; i += kTile * width) {
    s0 = s0 + Walk::Load(slopes + i);
    s1 = s1 + Walk::Load(slopes + i + width);
    s2 = s2 + Walk::Load(slopes + i + 2 * width);
    s3 = s3 + Walk::Load(slopes + i + 3 * width);
  }
  Walk::Store(to, (s0 + s1) + (s2 + s3));
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
    if (makers.template Make<Scalar>(layer.params)->LearntCount() > 0) return false;
  }
  return NumbersFor(spec, batch) <= kMostNumbers;
}

template <class Scalar>
ManyNetworks<Scalar>::ManyNetworks(const NetworkSpec& spec, Index largest_batch)
    : inputs_(spec.inputs) {
  AddBlocks(spec);
  outputs_ = blocks_.back().outputs;
  loss_ = LossRegistry::Find(spec.loss)->details.makers.template Make<Scalar>(spec.loss_params);
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
  Losses(losses);
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
    if (block.is_tanh) {
      TanhOfAll(count, block.sums, block.values);
    } else if (block.function) {
      block.function->Forward(count, block.sums, nullptr, block.values);
    }
    values = block.values;
  }
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
    const Index count = block.outputs * stride_ * kWidth;
    if (block.function) {
      block.function->Backward(count, block.sums, block.values, block.slopes, nullptr, block.slopes,
                               nullptr);
    }
    const Scalar* values = b == 0 ? samples_ : blocks_[b - 1].values;
    for (Index o = 0; o < block.outputs; ++o) {
      const Scalar* slopes = block.slopes + o * stride_ * kWidth;
      Scalar* to = gradient_ + (block.weight + o * block.inputs) * kWidth;
      for (Index k = 0; k < block.inputs; ++k) {
        StoreSum(slopes, values + k * stride_ * kWidth, stride_, to + k * kWidth);
      }
      if (block.bias >= 0) StoreSum(slopes, stride_, gradient_ + (block.bias + o) * kWidth);
    }
    if (b == 0) continue;
    Product<Scalar>{parameters_ + block.weight * kWidth,
                    1,
                    block.inputs,
                    nullptr,
                    block.inputs,
                    block.outputs,
                    block.slopes,
                    stride_,
                    blocks_[b - 1].slopes}();
  }
}

template class ManyNetworks<float>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class ManyNetworks<double>;
#endif

}  // namespace playground
