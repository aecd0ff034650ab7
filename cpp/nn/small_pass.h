// Loss gradients of a small dense network on a batch that fills a few lanes: every layer is one
// product of narrow_products.h, and no layer is called through a table. The numbers are those of
// Sequence, to the bit.
#pragma once

#include <optional>
#include <type_traits>
#include <vector>

#include "core/four.h"
#include "nn/narrow_products.h"
#include "nn/network_spec.h"

namespace playground {

// Whether networks of this number have one: in float only, and the start module has to be small.
template <class Scalar>
inline constexpr bool kHasSmallPass = std::is_same_v<Scalar, float> && !kStartModule;

class SmallPass {
 public:
  // Empty unless every layer is dense, or a tanh behind a dense one.
  static std::optional<SmallPass> For(const NetworkSpec& spec) {
    SmallPass pass;
    Index offset = 0;
    for (const LayerSpec& layer : spec.layers) {
      if (layer.kind == LayerSpec::Kind::kDense) {
        offset = pass.AddDense(layer, offset);
      } else if (layer.kind == LayerSpec::Kind::kActivation && layer.id == "tanh" &&
                 !pass.blocks_.empty() && !pass.blocks_.back().has_tanh) {
        pass.blocks_.back().has_tanh = true;
      } else {
        return std::nullopt;
      }
    }
    if (pass.blocks_.empty() || pass.blocks_.back().has_tanh) return std::nullopt;
    return pass;
  }

  static bool Takes(Index stride) { return stride <= kMostLanes * Lanes<float>::kWidth; }

  // As in Sequence, with no more working memory.
  const float* Forward(Index stride, const float* parameters, const float* x, float* work) const {
    return WithLanes(stride, [&](auto lanes) { return ForwardOn<lanes>(parameters, x, work); });
  }
  void Backward(Index stride, const float* parameters, const float* x, const float* dy, float* work,
                float* gradient) const {
    WithLanes(stride, [&](auto lanes) {
      BackwardOn<lanes>(parameters, x, dy, work, gradient);
      return nullptr;
    });
  }

 private:
  static constexpr Index kMostLanes = 4;

  // A dense layer, and whether a tanh is behind it.
  struct Block {
    Index inputs = 0;
    Index outputs = 0;
    Index weight = 0;  // Offsets among the parameters; bias: -1 if there is none.
    Index bias = -1;
    bool has_tanh = false;
    Index values = 0;  // Rows of working memory before its values; their derivatives come next.
  };

  Index AddDense(const LayerSpec& layer, Index offset) {
    Block block;
    block.inputs = layer.inputs;
    block.outputs = layer.outputs;
    block.weight = offset;
    offset += layer.inputs * layer.outputs;
    if (layer.bias) {
      block.bias = offset;
      offset += layer.outputs;
    }
    if (!blocks_.empty()) block.values = blocks_.back().values + 2 * blocks_.back().outputs;
    blocks_.push_back(block);
    return offset;
  }

  template <class Visit>
  [[gnu::always_inline]] static const float* WithLanes(Index stride, Visit&& visit) {
    switch (stride / Lanes<float>::kWidth) {
      case 1:
        return visit(std::integral_constant<int, 1>());
      case 2:
        return visit(std::integral_constant<int, 2>());
      case 3:
        return visit(std::integral_constant<int, 3>());
      default:
        return visit(std::integral_constant<int, 4>());
    }
  }

  template <int kLanes>
  const float* ForwardOn(const float* parameters, const float* x, float* work) const {
    constexpr Index stride = kLanes * Lanes<float>::kWidth;
    for (const Block& block : blocks_) {
      float* y = work + block.values * stride;
      narrow::Broadcast<kLanes, false, float>(
          block.outputs, {parameters + block.weight, block.inputs, 1}, block.inputs, x,
          block.bias < 0 ? nullptr : parameters + block.bias, nullptr, y);
      if (block.has_tanh) ReplaceByTanh(block.outputs * stride, y);
      x = y;
    }
    return x;
  }

  template <int kLanes>
  void BackwardOn(const float* parameters, const float* x, const float* dy, float* work,
                  float* gradient) const {
    constexpr Index stride = kLanes * Lanes<float>::kWidth;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      const Block& block = blocks_[i];
      float* below = i == 0 ? nullptr : work + blocks_[i - 1].values * stride;
      narrow::OuterSum<kLanes, float>(block.outputs, block.inputs, dy, below ? below : x,
                                      gradient + block.weight,
                                      block.bias < 0 ? nullptr : gradient + block.bias);
      if (!below) return;
      float* dx = below + block.inputs * stride;
      const products::Factor<float> weights = {parameters + block.weight, 1, block.inputs};
      if (blocks_[i - 1].has_tanh) {
        narrow::Broadcast<kLanes, true, float>(block.inputs, weights, block.outputs, dy, nullptr,
                                               below, dx);
      } else {
        narrow::Broadcast<kLanes, false, float>(block.inputs, weights, block.outputs, dy, nullptr,
                                                nullptr, dx);
      }
      dy = dx;
    }
  }

  // n is a number of whole lanes.
  static void ReplaceByTanh(Index n, float* y) {
    using Walk = Lanes<float>;
    Index i = 0;
    if constexpr (kFoursPay) {
      for (; i + 16 <= n; i += 16) Tanh(Four::Load(y + i)).Store(y + i);
    }
    for (; i < n; i += Walk::kWidth) Walk::Store(y + i, Tanh(Walk::Load(y + i)));
  }

  std::vector<Block> blocks_;
};

}  // namespace playground
