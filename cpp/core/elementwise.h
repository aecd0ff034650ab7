// Update rules that treat every parameter alike pass over their vectors with these functions, block
// by block or a few numbers at a time.
#pragma once

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/types.h"

namespace playground {

// A block of each vector an update touches stays in the first-level cache together, so an update
// written as several array expressions reads and writes memory only once.
template <class Scalar>
inline constexpr Index kBlockSize = 4096 / sizeof(Scalar);

// Intermediate values of one block, on the stack.
template <class Scalar>
using BlockArray = Eigen::Array<Scalar, Eigen::Dynamic, 1, Eigen::ColMajor, kBlockSize<Scalar>, 1>;

// Calls visit(start, count) for consecutive stretches of [0, size).
template <class Scalar, class Visit>
void ForEachBlock(Index size, Visit&& visit) {
  for (Index start = 0; start < size; start += kBlockSize<Scalar>) {
    visit(start, std::min(kBlockSize<Scalar>, size - start));
  }
}

// `count` entries from `start` of a vector or a map of one, as an array; read-only if that is.
template <class Values>
auto BlockOf(Values&& values, Index start, Index count) {
  using Element = std::remove_pointer_t<decltype(values.data())>;
  using Array = Eigen::Array<std::remove_const_t<Element>, Eigen::Dynamic, 1>;
  using Map = Eigen::Map<std::conditional_t<std::is_const_v<Element>, const Array, Array>>;
  return Map(values.data() + start, count);
}

// As many numbers as one instruction treats, of each vector an elementwise rule reads or writes.
template <class Scalar>
inline constexpr Index kLaneSize = Eigen::internal::packet_traits<Scalar>::size;

// Intermediate values of an elementwise rule.
template <class Scalar>
using LaneArray = Eigen::Array<Scalar, kLaneSize<Scalar>, 1>;

namespace elementwise {

template <class Element>
auto LaneAt(Element* numbers) {
  using Array = LaneArray<std::remove_const_t<Element>>;
  return Eigen::Map<std::conditional_t<std::is_const_v<Element>, const Array, Array>>(numbers);
}

// Copies fewer numbers than a lane holds. std::copy_n would call a function for every vector, which
// a small network's update feels.
template <class Scalar>
void CopyFew(const Scalar* from, Index count, Scalar* to) {
  constexpr Index kMost = kLaneSize<Scalar> - 1;
  [&]<Index... I>(std::integer_sequence<Index, I...>) {
    ((I < count ? void(to[I] = from[I]) : void()), ...);
  }
  (std::make_integer_sequence<Index, kMost>());
}

// Copies numbers to where they can be written, not to where they can only be read.
template <class Scalar>
void CopyBack(const Scalar* from, Index count, Scalar* to) {
  CopyFew(from, count, to);
}
template <class Scalar>
void CopyBack(const Scalar*, Index, const Scalar*) {}

// The whole lanes first, then what is left over.
template <class Scalar, class Rule, std::size_t... I, class... Elements>
[[gnu::always_inline]] inline void Apply(Rule&& rule, Index size, std::index_sequence<I...>,
                                         Elements*... all) {
  constexpr Index width = kLaneSize<Scalar>;
  const Index rest = size % width, whole = size - rest;
  alignas(16) Scalar padded[sizeof...(I)][width] = {};
  (CopyFew<Scalar>(all + whole, rest, padded[I]), ...);
  std::tuple<Elements*...> from(all...);
  // The rule is called in one place, so that compilers put it there.
  for (Index i = 0; i < size; i += width) {
    if (i == whole) from = {static_cast<Elements*>(padded[I]) - whole...};
    rule(LaneAt(std::get<I>(from) + i)...);
  }
  (CopyBack(padded[I], rest, all + whole), ...);
}

}  // namespace elementwise

// Applies an elementwise `rule` to vectors of equal length in one pass: rule(first, rest...) gets a
// few numbers of each, as arrays of a fixed size. At the end it may see zeros behind the vectors'
// numbers, and what it makes of them is dropped; a rule that sums has to make 0 of them. Inlined,
// since a call for every four numbers would cost more than what it does.
template <class Rule, class First, class... Rest>
[[gnu::always_inline]] inline void Elementwise(Rule&& rule, First&& first, Rest&&... rest) {
  using Scalar = typename std::remove_reference_t<First>::Scalar;
  elementwise::Apply<Scalar>(rule, first.size(), std::make_index_sequence<1 + sizeof...(Rest)>(),
                             first.data(), rest.data()...);
}

// -1, 0 or 1. Eigen's own sign() is not vectorised.
template <class Scalar>
struct SignOperation {
  Scalar operator()(Scalar x) const {
    return static_cast<Scalar>(x > Scalar(0)) - static_cast<Scalar>(x < Scalar(0));
  }
  template <class Packet>
  Packet packetOp(const Packet& x) const {
    using namespace Eigen::internal;
    const Packet zero = pset1<Packet>(Scalar(0)), one = pset1<Packet>(Scalar(1));
    return psub(pand(pcmp_lt(zero, x), one), pand(pcmp_lt(x, zero), one));
  }
};

template <class Expression>
auto Sign(const Expression& values) {
  return values.unaryExpr(SignOperation<typename Expression::Scalar>());
}

}  // namespace playground

template <class Scalar>
struct Eigen::internal::functor_traits<playground::SignOperation<Scalar>> {
  enum {
    Cost = 4 * NumTraits<Scalar>::AddCost,
    PacketAccess = packet_traits<Scalar>::Vectorizable
  };
};
