// The products of a dense layer for batches that fill a few lanes only. With the number of lanes a
// constant, every row is a constant distance from the next, and a row of samples stays in
// registers. Each entry is summed in the order of products.h, so the bits are the same.
#pragma once

#include <type_traits>
#include <utility>

#include "core/lanes.h"
#include "nn/products.h"

namespace playground::narrow {

// Rows of a tile of sums. Engines of WebAssembly have 15 registers for the sums, a row of the right
// factor and the left ones; native compilers read factors from memory as they multiply.
template <int kLanes>
inline constexpr int kRowsOfTile = 4;
#ifdef __wasm__
template <>
inline constexpr int kRowsOfTile<3> = 2;
template <>
inline constexpr int kRowsOfTile<4> = 2;
#endif

// The slope of tanh where its value is y.
template <class Lane>
[[gnu::always_inline]] inline Lane SlopeOfTanh(const Lane& y) {
  return Lane(1) - y * y;
}

// A row of a matrix of activations.
template <int kLanes, class Scalar>
struct Row {
  using Walk = Lanes<Scalar>;
  static constexpr Index kStride = kLanes * Walk::kWidth;

  typename Walk::Lane lanes[kLanes];

  // The sum over all samples of this row times each of four others.
  [[gnu::always_inline]] void StoreFourSums(const Scalar* a, const Scalar* b, const Scalar* c,
                                            const Scalar* d, Scalar* to) const {
    Walk::StoreSums(to, Times(a), Times(b), Times(c), Times(d));
  }

 private:
  [[gnu::always_inline]] typename Walk::Lane Times(const Scalar* row) const {
    return [&]<std::size_t... L>(std::index_sequence<L...>) __attribute__((always_inline)) {
      auto sum = Walk::Splat(Scalar(0));
      ((sum = sum + lanes[L] * Walk::Load(row + L * Walk::kWidth)), ...);
      return sum;
    }
    (std::make_index_sequence<kLanes>());
  }
};

template <int kLanes, class Scalar, std::size_t... L>
[[gnu::always_inline]] inline Row<kLanes, Scalar> LoadRow(const Scalar* from,
                                                          std::index_sequence<L...>) {
  return {{Lanes<Scalar>::Load(from + L * Lanes<Scalar>::kWidth)...}};
}
template <int kLanes, class Scalar>
[[gnu::always_inline]] inline Row<kLanes, Scalar> LoadRow(const Scalar* from) {
  return LoadRow<kLanes, Scalar>(from, std::make_index_sequence<kLanes>());
}

// The sums of `row` times each of `count` rows from `first` on, `step` apart in the result. Where
// fewer than four are left, the first of them stands for the others.
template <int kLanes, class Scalar>
[[gnu::always_inline]] inline void StoreSums(const Row<kLanes, Scalar>& row, const Scalar* first,
                                             Index count, Scalar* to, Index step) {
  constexpr Index stride = Row<kLanes, Scalar>::kStride;
  Scalar sums[4];
  for (; count >= 4; count -= 4, first += 4 * stride, to += 4 * step) {
    Scalar* four = step == 1 ? to : sums;
    row.StoreFourSums(first, first + stride, first + 2 * stride, first + 3 * stride, four);
    if (step == 1) continue;
    to[0] = sums[0], to[step] = sums[1], to[2 * step] = sums[2], to[3 * step] = sums[3];
  }
  if (count == 0) return;
  const Scalar* third = count > 2 ? first + 2 * stride : first;
  row.StoreFourSums(first, count > 1 ? first + stride : first, third, first, sums);
  for (Index i = 0; i < count; ++i) to[i * step] = sums[i];
}

// kRows rows of a product; with kTimesSlope times the slope of a tanh whose values are at `tanh`.
template <int kRows, int kLanes, bool kTimesSlope, class Scalar, std::size_t... I, std::size_t... R,
          std::size_t... L>
[[gnu::always_inline]] inline void Tile(products::Factor<Scalar> left, Index inner,
                                        const Scalar* right, const Scalar* start,
                                        const Scalar* tanh, Scalar* result,
                                        std::index_sequence<I...>, std::index_sequence<R...>,
                                        std::index_sequence<L...>) {
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  constexpr Index width = Walk::kWidth, stride = kLanes * width;
  const Scalar* factors[kRows] = {left.first + R * left.row...};
  Lane sum[kRows * kLanes] = {Walk::Splat(start ? start[I / kLanes] : Scalar(0))...};
  for (Index k = 0; k < inner; ++k, right += stride) {
    const Lane values[kLanes] = {Walk::Load(right + L * width)...};
    const Lane factor[kRows] = {Walk::Splat(*factors[R])...};
    ((sum[I] = sum[I] + factor[I / kLanes] * values[I % kLanes]), ...);
    ((factors[R] += left.inner), ...);
  }
  if constexpr (kTimesSlope) {
    ((sum[I] = SlopeOfTanh(Walk::Load(tanh + I * width)) * sum[I]), ...);
  }
  (Walk::Store(result + I * width, sum[I]), ...);
}
template <int kRows, int kLanes, bool kTimesSlope, class Scalar>
[[gnu::always_inline]] inline void Tile(products::Factor<Scalar> left, Index inner,
                                        const Scalar* right, const Scalar* start,
                                        const Scalar* tanh, Scalar* result) {
  Tile<kRows, kLanes, kTimesSlope>(
      left, inner, right, start, tanh, result, std::make_index_sequence<kRows * kLanes>(),
      std::make_index_sequence<kRows>(), std::make_index_sequence<kLanes>());
}

// As products::Broadcast, into rows without a distance between them.
template <int kLanes, bool kTimesSlope, class Scalar>
[[gnu::noinline]] void Broadcast(Index rows, products::Factor<Scalar> left, Index inner,
                                 const Scalar* right, const Scalar* start, const Scalar* tanh,
                                 Scalar* result) {
  constexpr Index stride = kLanes * Lanes<Scalar>::kWidth;
  constexpr int kRows = kRowsOfTile<kLanes>;
  const auto tile = [&](auto count, Index r) __attribute__((always_inline)) {
    Tile<count, kLanes, kTimesSlope>({left.first + r * left.row, left.row, left.inner}, inner,
                                     right, start ? start + r : nullptr,
                                     kTimesSlope ? tanh + r * stride : nullptr,
                                     result + r * stride);
  };
  Index r = 0;
  for (; r + kRows <= rows; r += kRows) tile(std::integral_constant<int, kRows>(), r);
  for (; r < rows; ++r) tile(std::integral_constant<int, 1>(), r);
}

// dW = dy x', and db = the sums of dy's rows unless `biases` is null.
template <int kLanes, class Scalar>
[[gnu::noinline]] void OuterSum(Index outputs, Index inputs, const Scalar* dy, const Scalar* x,
                                Scalar* weights, Scalar* biases) {
  using Walk = Lanes<Scalar>;
  constexpr Index stride = kLanes * Walk::kWidth;
  const Index whole = inputs / 4 * 4;
  for (Index r = 0; whole > 0 && r < outputs; ++r) {
    const Row<kLanes, Scalar> row = LoadRow<kLanes>(dy + r * stride);
    const Scalar* at = x;
    for (Index k = 0; k < whole; k += 4, at += 4 * stride) {
      row.StoreFourSums(at, at + stride, at + 2 * stride, at + 3 * stride,
                        weights + r * inputs + k);
    }
  }
  for (Index k = whole; k < inputs; ++k) {
    const Row<kLanes, Scalar> row = LoadRow<kLanes>(x + k * stride);
    StoreSums(row, dy, outputs, weights + k, inputs);
  }
  if (!biases) return;
  Row<kLanes, Scalar> ones;
  for (auto& lane : ones.lanes) lane = Walk::Splat(Scalar(1));
  StoreSums(ones, dy, outputs, biases, 1);
}

}  // namespace playground::narrow
