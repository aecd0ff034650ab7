// A dense layer needs three matrix products. Two kernels compute them and keep a tile of the result
// in registers. Each entry of a result is summed in an order that depends on the shapes alone,
// never on the tiling, so every target with the same lanes gets the same numbers.
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "core/lanes.h"

namespace playground {

namespace products {

// Row k of a matrix: k * stride numbers after its first, or those of row index[k].
template <class Scalar>
struct Rows {
  const Scalar* first = nullptr;
  Index stride = 0;
  const Scalar* operator()(Index k) const { return first + k * stride; }
};
template <class Scalar>
struct IndexedRows {
  const Scalar* first = nullptr;
  Index stride = 0;
  const std::uint32_t* index = nullptr;
  const Scalar* operator()(Index k) const { return first + static_cast<Index>(index[k]) * stride; }
};

// The left factor of a Broadcast: entry (r, k) = first[r * row + k * inner].
template <class Scalar>
struct Factor {
  const Scalar* first = nullptr;
  Index row = 0;
  Index inner = 0;
};

// What a sum begins with.
template <class Scalar>
struct Start {
  const Scalar* per_row = nullptr;  // One number per row (a bias); null: zero.
  bool resume = false;              // What stands in the result.
};

// One tile of Broadcast: kRows rows of the result, kLanes lanes of each from `column` on.
template <int kRows, int kLanes, class Scalar, std::size_t... I, std::size_t... R, std::size_t... L>
[[gnu::always_inline]] inline void BroadcastTile(Factor<Scalar> left, Index inner,
                                                 const Rows<Scalar>& right, Index column,
                                                 Start<Scalar> start, Scalar* result,
                                                 Index result_stride, std::index_sequence<I...>,
                                                 std::index_sequence<R...>,
                                                 std::index_sequence<L...>) {
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  constexpr Index width = Walk::kWidth;
  const Scalar* factors[kRows] = {left.first + R * left.row...};
  Scalar* places[kRows * kLanes] = {result + (I / kLanes) * result_stride + column +
                                    (I % kLanes) * width...};
  Lane sum[kRows * kLanes];
  if (start.resume) {
    ((sum[I] = Walk::Load(places[I])), ...);
  } else {
    ((sum[I] = Walk::Splat(start.per_row ? start.per_row[I / kLanes] : Scalar(0))), ...);
  }
  const Scalar* row = right.first + column;
  for (Index k = 0; k < inner; ++k) {
    const Lane values[kLanes] = {Walk::Load(row + L * width)...};
    const Lane factor[kRows] = {Walk::Splat(*factors[R])...};
    ((sum[I] = sum[I] + factor[I / kLanes] * values[I % kLanes]), ...);
    row += right.stride;
    ((factors[R] += left.inner), ...);
  }
  (Walk::Store(places[I], sum[I]), ...);
}

// All rows of one panel of columns, kRows at a time.
template <int kRows, int kLanes, class Scalar>
void BroadcastPanel(Index rows, Factor<Scalar> left, Index inner, const Rows<Scalar>& right,
                    Index column, Start<Scalar> start, Scalar* result, Index result_stride) {
  for (; rows >= kRows; rows -= kRows) {
    BroadcastTile<kRows, kLanes>(left, inner, right, column, start, result, result_stride,
                                 std::make_index_sequence<kRows * kLanes>(),
                                 std::make_index_sequence<kRows>(),
                                 std::make_index_sequence<kLanes>());
    left.first += kRows * left.row;
    if (start.per_row) start.per_row += kRows;
    result += kRows * result_stride;
  }
  if constexpr (kRows > 1) {
    if (rows > 0) {
      BroadcastPanel<kRows / 2, kLanes>(rows, left, inner, right, column, start, result,
                                        result_stride);
    }
  }
}

// One tile of Dot: kRows x 4 sums over lanes, four at each of `places`.
template <int kRows, class Scalar, class RightRows, std::size_t... R>
[[gnu::always_inline]] inline void DotTile(const Scalar* left, Index left_stride,
                                           const RightRows& right, Index first_right, Index inner,
                                           Scalar* const* places, std::index_sequence<R...>) {
  using Walk = Lanes<Scalar>;
  using Lane = typename Walk::Lane;
  const Scalar* b0 = right(first_right);
  const Scalar* b1 = right(first_right + 1);
  const Scalar* b2 = right(first_right + 2);
  const Scalar* b3 = right(first_right + 3);
  const Lane zero = Walk::Splat(Scalar(0));
  Lane s0[kRows] = {(void(R), zero)...}, s1[kRows] = {(void(R), zero)...};
  Lane s2[kRows] = {(void(R), zero)...}, s3[kRows] = {(void(R), zero)...};
  for (Index k = 0; k < inner; k += Walk::kWidth) {
    const Lane a[kRows] = {Walk::Load(left + R * left_stride + k)...};
    const Lane c0 = Walk::Load(b0 + k), c1 = Walk::Load(b1 + k);
    const Lane c2 = Walk::Load(b2 + k), c3 = Walk::Load(b3 + k);
    ((s0[R] = s0[R] + a[R] * c0), ...);
    ((s1[R] = s1[R] + a[R] * c1), ...);
    ((s2[R] = s2[R] + a[R] * c2), ...);
    ((s3[R] = s3[R] + a[R] * c3), ...);
  }
  (Walk::StoreSums(places[R], s0[R], s1[R], s2[R], s3[R]), ...);
}

// result(r, c) = start + sum_k left(r, k) right(k, c). `columns` is a whole number of lanes; rows
// of `result` are `result_stride` apart. A panel of `right` stays in the first cache while all rows
// of `left` pass; a tile keeps up to twelve sums in registers.
template <class Scalar>
void Broadcast(Index rows, Factor<Scalar> left, Index inner, const Rows<Scalar>& right,
               Index columns, Start<Scalar> start, Scalar* result, Index result_stride) {
  constexpr Index width = Lanes<Scalar>::kWidth;
  Index column = 0;
  for (; columns - column >= 4 * width; column += 4 * width) {
    BroadcastPanel<3, 4>(rows, left, inner, right, column, start, result, result_stride);
  }
  switch ((columns - column) / width) {
    case 3:
      return BroadcastPanel<4, 3>(rows, left, inner, right, column, start, result, result_stride);
    case 2:
      return BroadcastPanel<4, 2>(rows, left, inner, right, column, start, result, result_stride);
    case 1:
      return BroadcastPanel<4, 1>(rows, left, inner, right, column, start, result, result_stride);
    default:
      return;
  }
}

// result(r, c) = start[r] + sum_k left(r, k) right(c, k), `inner` a whole number of lanes: rows
// times rows. `start` may be null (zeros).
template <class Scalar, class RightRows>
void Dot(Index rows, const Scalar* left, Index left_stride, Index inner, const RightRows& right,
         Index columns, const Scalar* start, Scalar* result, Index result_stride) {
  Scalar sums[2][4];
  // The last tile of a row reads the last row of `right` again where there is none left.
  const auto clamped = [&](Index c) { return right(c < columns ? c : columns - 1); };
  // Four rows of `right` stay in the first cache while all of `left` streams past.
  for (Index c = 0; c < columns; c += 4) {
    const Index count = columns - c < 4 ? columns - c : 4;
    for (Index r = 0; r < rows; r += 2) {
      const Index pair = rows - r < 2 ? 1 : 2;
      Scalar* places[2];
      for (Index i = 0; i < 2; ++i) {
        places[i] = count == 4 ? result + (r + i) * result_stride + c : sums[i];
      }
      if (pair == 2) {
        DotTile<2>(left + r * left_stride, left_stride, clamped, c, inner, places,
                   std::make_index_sequence<2>());
      } else {
        DotTile<1>(left + r * left_stride, left_stride, clamped, c, inner, places,
                   std::make_index_sequence<1>());
      }
      if (count == 4 && !start) continue;
      for (Index i = 0; i < pair; ++i) {
        for (Index j = 0; j < count; ++j) {
          result[(r + i) * result_stride + c + j] =
              start ? start[r + i] + places[i][j] : places[i][j];
        }
      }
    }
  }
}

// Where the numbers other than 0 are in each row of a matrix of up to 64 columns.
class Present {
 public:
  static constexpr Index kMost = 64;

  // Whether leaving out the zeros of `rows` x `count` numbers pays: a quarter of them, at least.
  template <class Scalar>
  bool Find(Index rows, Index count, const Scalar* numbers, Index stride) {
    // A dual number may have a derivative where its value is 0.
    if constexpr (std::is_floating_point_v<Scalar>) {
      if (rows > kRows) return false;
      Index found = 0;
      for (Index r = 0; r < rows; ++r, numbers += stride) {
        Index n = 0;
        for (Index k = 0; k < count; ++k) {
          places_[r][n] = static_cast<std::uint8_t>(k);
          n += numbers[k] != 0;
        }
        counts_[r] = static_cast<std::uint8_t>(n);
        found += n;
      }
      return 4 * found <= 3 * rows * count;
    }
    return false;
  }

  Index Count(Index row) const { return counts_[row]; }
  const std::uint8_t* Places(Index row) const { return places_[row]; }

 private:
  static constexpr Index kRows = 256;

  std::uint8_t places_[kRows][kMost];
  std::uint8_t counts_[kRows];
};

// One row of AddPresent: as many lanes as there are L.
template <Index kRightStride, class Scalar, std::size_t... L>
[[gnu::always_inline]] inline void AddPresentRow(Index count, const std::uint8_t* places,
                                                 const Scalar* factors, const Scalar* right,
                                                 bool resume, Scalar* result,
                                                 std::index_sequence<L...>) {
  using Walk = Lanes<Scalar>;
  typename Walk::Lane sum[] = {resume ? Walk::Load(result + L * Walk::kWidth)
                                      : Walk::Splat(Scalar(0))...};
  for (const std::uint8_t* place = places; place != places + count; ++place) {
    const auto factor = Walk::Splat(factors[*place]);
    const Scalar* row = right + *place * kRightStride;
    ((sum[L] = sum[L] + factor * Walk::Load(row + L * Walk::kWidth)), ...);
  }
  (Walk::Store(result + L * Walk::kWidth, sum[L]), ...);
}

// result(r, c) (+)= sum over the k present in row r of left(r, k) right(k, c): kLanes lanes of
// columns at a time, and half as many where fewer are left.
template <int kLanes, Index kRightStride, class Scalar>
void AddPresent(Index rows, const Present& present, const Scalar* left, Index left_stride,
                const Scalar* right, Index columns, bool resume, Scalar* result,
                Index result_stride) {
  constexpr Index width = kLanes * Lanes<Scalar>::kWidth;
  for (; columns >= width; columns -= width, right += width, result += width) {
    for (Index r = 0; r < rows; ++r) {
      AddPresentRow<kRightStride>(present.Count(r), present.Places(r), left + r * left_stride,
                                  right, resume, result + r * result_stride,
                                  std::make_index_sequence<kLanes>());
    }
  }
  if constexpr (kLanes > 1) {
    if (columns > 0) {
      AddPresent<kLanes / 2, kRightStride>(rows, present, left, left_stride, right, columns, resume,
                                           result, result_stride);
    }
  }
}

}  // namespace products

// ---- The products of a dense layer: weights W are outputs x inputs, activations features x
// stride.

// y = W x + b. bias may be null.
template <class Scalar>
void Multiply(Index outputs, Index inputs, Index stride, const Scalar* weights, const Scalar* bias,
              const Scalar* x, Scalar* y) {
  products::Broadcast<Scalar>(outputs, {weights, inputs, 1}, inputs, {x, stride}, stride,
                              {.per_row = bias}, y, stride);
}
// dx = W' dy.
template <class Scalar>
void MultiplyTransposed(Index outputs, Index inputs, Index stride, const Scalar* weights,
                        const Scalar* dy, Scalar* dx) {
  products::Broadcast<Scalar>(inputs, {weights, 1, inputs}, outputs, {dy, stride}, stride, {}, dx,
                              stride);
}
// dW = dy x'. The padding of dy is 0.
template <class Scalar>
void OuterSum(Index outputs, Index inputs, Index stride, const Scalar* dy, const Scalar* x,
              Scalar* weights_gradient) {
  products::Dot<Scalar>(outputs, dy, stride, stride, products::Rows<Scalar>{x, stride}, inputs,
                        nullptr, weights_gradient, inputs);
}
// db = the sums of dy's rows.
template <class Scalar>
void RowSums(Index outputs, Index stride, const Scalar* dy, Scalar* sums) {
  using Walk = Lanes<Scalar>;
  for (Index r = 0; r < outputs; ++r) {
    auto sum = Walk::Splat(Scalar(0));
    for (Index i = 0; i < stride; i += Walk::kWidth) sum = sum + Walk::Load(dy + r * stride + i);
    sums[r] = Walk::Sum(sum);
  }
}

// The same for a first layer whose samples lie as in the data set, sample by sample: no transposing
// copy is made. `inputs` is a whole number of lanes, rows(s) are the inputs of sample s < stride.
template <class Scalar>
void MultiplySamples(Index outputs, Index inputs, Index stride, const Scalar* weights,
                     const Scalar* bias, const products::IndexedRows<Scalar>& samples, Scalar* y) {
  products::Dot<Scalar>(outputs, weights, inputs, inputs, samples, stride, bias, y, stride);
}
// Samples lie far apart, so a few features of some of them are first brought together: what then
// runs over all outputs is in the first cache, line after line. A unit that is off, as half of the
// rectified ones are, has no part in its row: if there are many, only the others are added, in the
// same order. That leaves out zeros alone, since samples are finite.
template <class Scalar>
[[gnu::noinline]] void OuterSumSamples(Index outputs, Index inputs, Index batch, Index stride,
                                       const Scalar* dy,
                                       const products::IndexedRows<Scalar>& samples,
                                       Scalar* weights_gradient) {
  using Walk = Lanes<Scalar>;
  // Seven sums, seven numbers to add and their factor fit into the registers that engines of
  // WebAssembly use.
  constexpr int kLanes = 7;
  constexpr Index kBlock = products::Present::kMost, kPanel = kLanes * Walk::kWidth;
  Scalar panel[kBlock * kPanel];
  products::Present present;
  for (Index first = 0; first < batch; first += kBlock) {
    const Index count = batch - first < kBlock ? batch - first : kBlock;
    const bool are_few = present.Find(outputs, count, dy + first, stride);
    for (Index column = 0; column < inputs; column += kPanel) {
      const Index width = inputs - column < kPanel ? inputs - column : kPanel;
      for (Index k = 0; k < count; ++k) {
        const Scalar* sample = samples(first + k) + column;
        for (Index i = 0; i < width; i += Walk::kWidth) {
          Walk::Store(panel + k * kPanel + i, Walk::Load(sample + i));
        }
      }
      Scalar* result = weights_gradient + column;
      if (are_few) {
        products::AddPresent<kLanes, kPanel>(outputs, present, dy + first, stride, panel, width,
                                             first > 0, result, inputs);
      } else {
        products::Broadcast<Scalar>(outputs, {dy + first, stride, 1}, count, {panel, kPanel}, width,
                                    {.resume = first > 0}, result, inputs);
      }
    }
  }
}

}  // namespace playground
