// A rule machine runs an update rule that the user wrote on the flat parameter vector.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "core/averages.h"
#include "core/lanes.h"
#include "core/layout.h"
#include "own/program.h"
#include "own/scalar_program.h"

namespace playground {

// Numbers are double and belong to a stretch (a tensor, or everything where no reduction looks at
// tensors); vectors go through the instructions block by block, so that a block of each stays in
// the first-level cache. Copyable: a copy is a checkpoint. Step() allocates nothing.
template <class Scalar>
class RuleMachine {
 public:
  // `program` is one of the language "rule".
  RuleMachine(Program program, const Layout& layout) : program_(std::move(program)) {
    AddStretches(layout);
    const std::size_t stretches = stretches_.size();
    slots_.assign(stretches * Slots(), 0.0);
    correctors_.resize(stretches * static_cast<std::size_t>(program_.correctors));
    vectors_.assign(static_cast<std::size_t>(program_.kept_vectors + program_.temporaries),
                    Vector<Scalar>::Zero(layout.size()));
    registers_ = Vector<Scalar>::Zero(program_.registers * kBlock);
    blocks_.resize(kFirstKept + vectors_.size() + static_cast<std::size_t>(program_.registers));
    for (std::size_t i = 0; i < stretches; ++i) Prepare(i, layout.size());
  }

  void Step(double rate, std::optional<double> momentum, const Vector<Scalar>& gradient,
            Vector<Scalar>& weights) {
    ++step_;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      double* slots = SlotsOf(i);
      slots[rule_slots::kStep] = static_cast<double>(step_);
      slots[rule_slots::kRate] = rate;
      if (program_.momentum < 0) continue;
      const auto own = static_cast<std::size_t>(program_.momentum - rule_slots::kInputs);
      slots[program_.momentum] = momentum.value_or(program_.constants[own]);
    }
    for (const Program::Pass& pass : program_.passes) {
      for (std::size_t i = 0; i < stretches_.size(); ++i) {
        RunNumbers(pass.scalars, i);
        if (!pass.vectors.empty()) RunVectors(pass.vectors, i, gradient, weights);
      }
      if (stretches_.size() > 1) Combine(pass.vectors);
    }
  }

  // The variables that are kept as vectors, in the order of the program.
  std::size_t kept() const { return static_cast<std::size_t>(program_.kept_vectors); }
  const Vector<Scalar>& kept(std::size_t i) const { return vectors_[i]; }

  Index StateSize() const {
    Index size = program_.kept_numbers * static_cast<Index>(stretches_.size());
    for (int i = 0; i < program_.kept_vectors; ++i) size += vectors_[i].size();
    return size;
  }

 private:
  using enum VectorOperation;
  using Walk = Lanes<Scalar>;
  static constexpr Index kBlock = 2048 / sizeof(Scalar);
  static constexpr Scalar kSmallest = 4 * std::numeric_limits<Scalar>::min();

  struct Stretch {
    Index start, size;
  };

  std::size_t Slots() const { return static_cast<std::size_t>(program_.slots); }
  double* SlotsOf(std::size_t stretch) { return slots_.data() + stretch * Slots(); }

  void AddStretches(const Layout& layout) {
    if (!program_.by_tensor) {
      stretches_.push_back({0, layout.size()});
      return;
    }
    for (const Tensor& tensor : layout.tensors())
      stretches_.push_back({tensor.offset, tensor.size()});
  }

  void Prepare(std::size_t stretch, Index total) {
    double* slots = SlotsOf(stretch);
    slots[rule_slots::kSize] = static_cast<double>(stretches_[stretch].size);
    slots[rule_slots::kTotalSize] = static_cast<double>(total);
    std::copy(program_.constants.begin(), program_.constants.end(), slots + rule_slots::kInputs);
    RunScalars(program_.setup, slots);
  }

  void RunNumbers(const std::vector<ScalarInstruction>& instructions, std::size_t stretch) {
    double* slots = SlotsOf(stretch);
    BiasCorrector* correctors =
        correctors_.data() + stretch * static_cast<std::size_t>(program_.correctors);
    for (const ScalarInstruction& next : instructions) {
      slots[next.dst] =
          next.operation == ScalarOperation::kDecay
              ? correctors[next.b].NextPower(slots[next.a])
              : scalar_program::Apply(next.operation, slots[next.a], slots[next.b], slots[next.c]);
    }
  }

  void RunVectors(const std::vector<VectorInstruction>& instructions, std::size_t stretch,
                  const Vector<Scalar>& gradient, Vector<Scalar>& weights) {
    double* slots = SlotsOf(stretch);
    for (const VectorInstruction& next : instructions) {
      if (next.operation >= kSum) slots[next.dst] = Nothing(next.operation);
    }
    const auto [start, size] = stretches_[stretch];
    for (Index done = 0; done < size; done += kBlock) {
      const Index count = std::min(kBlock, size - done);
      Place(start + done, gradient, weights);
      for (const VectorInstruction& next : instructions) RunBlock(next, count, slots);
    }
  }

  // Where this block of every vector is.
  void Place(Index start, const Vector<Scalar>& gradient, Vector<Scalar>& weights) {
    blocks_[kWeights] = weights.data() + start;
    // No instruction writes to it: ReadProgram has seen to that.
    blocks_[kGradient] = const_cast<Scalar*>(gradient.data()) + start;
    std::size_t next = kFirstKept;
    for (Vector<Scalar>& vector : vectors_) blocks_[next++] = vector.data() + start;
    for (int i = 0; i < program_.registers; ++i) blocks_[next++] = registers_.data() + i * kBlock;
  }

  // What a reduction begins with.
  static double Nothing(VectorOperation operation) {
    if (operation == kLeast) return HUGE_VAL;
    return operation == kLargest ? -HUGE_VAL : 0;
  }

  static double Join(VectorOperation operation, double a, double b) {
    if (operation == kLeast) return b < a ? b : a;
    if (operation == kLargest) return a < b ? b : a;
    return a + b;
  }

  // Reductions over everything: every stretch gets the sum of all, in their order.
  void Combine(const std::vector<VectorInstruction>& instructions) {
    for (const VectorInstruction& next : instructions) {
      if (next.operation < kSum || next.s != 1) continue;
      double all = Nothing(next.operation);
      for (std::size_t i = 0; i < stretches_.size(); ++i) {
        all = Join(next.operation, all, SlotsOf(i)[next.dst]);
      }
      for (std::size_t i = 0; i < stretches_.size(); ++i) SlotsOf(i)[next.dst] = all;
    }
  }

  // ---- One block ----

  // to[i] = f(from[i]...) for i < n. Only for what is the same bits one number at a time and
  // several side by side.
  template <class F, class... From>
  static void Map(Index n, F f, Scalar* to, const From*... from) {
    Index i = 0;
    for (; i + Walk::kWidth <= n; i += Walk::kWidth) {
      Walk::Store(to + i, f(Walk::Load(from + i)...));
    }
    for (; i < n; ++i) to[i] = f(from[i]...);
  }

  // The same for functions of one number that are not: the last lanes are filled up.
  template <class F>
  static void MapLanes(Index n, F f, Scalar* to, const Scalar* from) {
    Index i = 0;
    for (; i + Walk::kWidth <= n; i += Walk::kWidth) Walk::Store(to + i, f(Walk::Load(from + i)));
    if (i == n) return;
    std::array<Scalar, Walk::kWidth> rest = {};
    std::copy(from + i, from + n, rest.begin());
    Walk::Store(rest.data(), f(Walk::Load(rest.data())));
    std::copy(rest.begin(), rest.begin() + (n - i), to + i);
  }

  // In double, number by number, for what is rare.
  template <class F>
  static void MapDouble(Index n, F f, Scalar* to, const Scalar* a, const Scalar* b) {
    for (Index i = 0; i < n; ++i) {
      to[i] = static_cast<Scalar>(f(static_cast<double>(a[i]), static_cast<double>(b[i])));
    }
  }

  template <class T>
  static T Flushed(const T& x) {
    return Select(Abs(x) < T(kSmallest), T(Scalar(0)), x);
  }

  void RunBlock(const VectorInstruction& next, Index n, double* slots) {
    if (next.operation >= kSum) {
      Reduce(next, n, slots);
      return;
    }
    Scalar* to = blocks_[next.dst];
    const Scalar* a = blocks_[next.a];
    const Scalar* b = blocks_[next.b];
    const Scalar s(slots[next.s]), t(slots[next.t]);
    switch (next.operation) {
      case kCopy:
        return Map(
            n, [](auto x) { return x; }, to, a);
      case kFill:
        return std::fill(to, to + n, s);
      case kScale:
        return Map(
            n, [s](auto x) { return s * x; }, to, a);
      case kShift:
        return Map(
            n, [s](auto x) { return x + s; }, to, a);
      case kScaleShift:
        return Map(
            n, [s, t](auto x) { return s * x + t; }, to, a);
      case kAdd:
        return Map(
            n, [](auto x, auto y) { return x + y; }, to, a, b);
      case kSubtract:
        return Map(
            n, [](auto x, auto y) { return x - y; }, to, a, b);
      case kMultiply:
        return Map(
            n, [](auto x, auto y) { return x * y; }, to, a, b);
      case kDivide:
        return Map(
            n, [](auto x, auto y) { return x / y; }, to, a, b);
      case kScaleDivide:
        return Map(
            n, [s](auto x, auto y) { return (s * x) / y; }, to, a, b);
      case kReciprocal:
        return Map(
            n, [s](auto x) { return s / x; }, to, a);
      case kCombine:
        return Map(
            n, [s, t](auto x, auto y) { return s * x + t * y; }, to, a, b);
      case kAverage:
        return Map(
            n, [s, t](auto x, auto y) { return Flushed(s * x + t * y); }, to, a, b);
      case kAverageSquare:
        return Map(
            n, [s, t](auto x, auto y) { return Flushed(s * x + t * (y * y)); }, to, a, b);
      case kRootShift:
        return Map(
            n, [s, t](auto x) { return Sqrt(s * x) + t; }, to, a);
      case kRoot:
        return Map(
            n, [s](auto x) { return Sqrt(s * x); }, to, a);
      case kFlush:
        return Map(
            n, [](auto x) { return Flushed(x); }, to, a);
      default:
        return RunRare(next, n, to, a, b, slots[next.s]);
    }
  }

  void RunRare(const VectorInstruction& next, Index n, Scalar* to, const Scalar* a, const Scalar* b,
               double number) {
    const Scalar s(number);
    const auto truth = [](auto condition, auto like) {
      using T = decltype(like);
      return Select(condition, T(Scalar(1)), T(Scalar(0)));
    };
    switch (next.operation) {
      case kMin:
        return Map(
            n, [](auto x, auto y) { return Min(x, y); }, to, a, b);
      case kMax:
        return Map(
            n, [](auto x, auto y) { return Max(x, y); }, to, a, b);
      case kMinNumber:
        return Map(
            n, [s](auto x) { return Min(x, decltype(x)(s)); }, to, a);
      case kMaxNumber:
        return Map(
            n, [s](auto x) { return Max(x, decltype(x)(s)); }, to, a);
      case kAbs:
        return Map(
            n, [](auto x) { return Abs(x); }, to, a);
      case kSign:
        return Map(
            n,
            [truth](auto x) {
              const decltype(x) zero(Scalar(0));
              return truth(x > zero, x) - truth(x < zero, x);
            },
            to, a);
      case kExp:
        return MapLanes(
            n, [](auto x) { return Exp(x); }, to, a);
      case kLog:
        return MapLanes(
            n, [](auto x) { return Log(x); }, to, a);
      case kTanh:
        return MapLanes(
            n, [](auto x) { return Tanh(x); }, to, a);
      case kSin:
        return MapLanes(
            n, [](auto x) { return Sin(x); }, to, a);
      case kCos:
        return MapLanes(
            n, [](auto x) { return Cos(x); }, to, a);
      case kFloor:
        return MapDouble(
            n, [](double x, double) { return std::floor(x); }, to, a, a);
      case kPower:
        return MapDouble(n, exact::Power, to, a, b);
      case kPowerNumber:
        return MapDouble(
            n, [number](double x, double) { return exact::Power(x, number); }, to, a, a);
      case kLess:
        return Map(
            n, [truth](auto x, auto y) { return truth(x < y, x); }, to, a, b);
      case kLessEqual:
        return Map(
            n, [truth](auto x, auto y) { return truth(x <= y, x); }, to, a, b);
      case kEqual:
        return MapDouble(
            n, [](double x, double y) { return x == y ? 1.0 : 0.0; }, to, a, b);
      default:  // kSelect
        for (Index i = 0; i < n; ++i) to[i] = a[i] != Scalar(0) ? b[i] : blocks_[next.c][i];
    }
  }

  void Reduce(const VectorInstruction& next, Index n, double* slots) {
    const auto a = ConstVectorMap<Scalar>(blocks_[next.a], n).template cast<double>();
    const auto b = ConstVectorMap<Scalar>(blocks_[next.b], n).template cast<double>();
    const auto join = [&](double value) {
      slots[next.dst] = Join(next.operation, slots[next.dst], value);
    };
    if (next.operation == kSum) join(a.sum());
    if (next.operation == kDot) join(a.cwiseProduct(b).sum());
    if (next.operation == kLeast) join(a.minCoeff());
    if (next.operation == kLargest) join(a.maxCoeff());
  }

  Program program_;
  std::vector<Stretch> stretches_;
  std::vector<double> slots_;              // Those of each stretch in turn.
  std::vector<BiasCorrector> correctors_;  // Likewise.
  std::vector<Vector<Scalar>> vectors_;    // Kept ones, then temporaries.
  Vector<Scalar> registers_;               // One block each.
  std::vector<Scalar*> blocks_;            // One for each vector; set anew for every block.
  std::int64_t step_ = 0;
};

}  // namespace playground
