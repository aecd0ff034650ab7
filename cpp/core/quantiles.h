// This sums up a long stream of numbers so that its quantiles can still be told: a few of the
// numbers stand for all, and sums of neighbouring streams can be joined.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace playground {

// 10 % and 90 %.
struct QuantileRange {
  float low = 0;
  float high = 0;
};

// At most `kMost` numbers in order. Each is one that was added, and stands for `weight` of them.
// Nothing is lost while there are no more than kMost numbers.
template <int kMost>
class QuantileSum {
 public:
  int size() const { return size_; }
  float weight() const { return weight_; }
  bool full() const { return size_ == kMost; }
  float operator[](int place) const { return values_[static_cast<std::size_t>(place)]; }
  // How many numbers it stands for.
  float count() const { return static_cast<float>(size_) * weight_; }

  // Only while its weight is 1 and it is not full. NaN is not a number that could be added.
  void Add(float value) {
    int place = size_++;
    for (; place > 0 && at(place - 1) > value; --place) at(place) = at(place - 1);
    at(place) = value;
  }

  // The sum of both. Where there are more than kMost numbers, those at equal distances in rank
  // stay; they begin low or high by turns, so that the errors of neighbours cancel. For two full
  // sums of equal weight w that moves no rank by more than w, otherwise by no more than 3/2 of the
  // new weight.
  // Never inlined, because it is part of what loads before the first curve.
  [[gnu::noinline]] static QuantileSum Joined(const QuantileSum& a, const QuantileSum& b,
                                              bool high) {
    QuantileSum result;
    const bool exact = a.weight_ == b.weight_ && a.size_ + b.size_ <= kMost;
    result.weight_ = exact ? a.weight_ : (a.count() + b.count()) / kMost;
    float next = result.weight_ * (exact ? 0.5f : high ? 0.75f : 0.25f), rank = 0;
    for (int i = 0, j = 0; i < a.size_ || j < b.size_;) {
      const bool from_a = j == b.size_ || (i < a.size_ && a[i] <= b[j]);
      const float value = from_a ? a[i++] : b[j++];
      rank += from_a ? a.weight_ : b.weight_;
      for (; next < rank && !result.full(); next += result.weight_)
        result.at(result.size_++) = value;
    }
    return result;
  }

  // Of at least one number; the nearest ones that were added. In 16 numbers in order: the third and
  // the third from the end.
  QuantileRange Range() const {
    const int place = static_cast<int>(0.1f * static_cast<float>(size_ - 1) + 0.5f);
    return {(*this)[place], (*this)[size_ - 1 - place]};
  }

 private:
  float& at(int place) { return values_[static_cast<std::size_t>(place)]; }

  std::array<float, kMost> values_{};
  std::int32_t size_ = 0;
  float weight_ = 1;
};

// Takes numbers one by one. Full sums of equal weight are joined, as a counter carries: after n
// numbers no rank is wrong by more than (L + 3) / (2 kMost) of n, where L = log2(n / kMost) rounded
// up, and by nothing while n <= kMost.
template <int kMost>
class QuantileCounter {
 public:
  using Sum = QuantileSum<kMost>;

  void Add(float value) {
    if (levels_ == 0 || last().full()) Carry();
    last().Add(value);
  }

  // At least one number must have been added.
  Sum Whole() const {
    Sum whole = sums_[static_cast<std::size_t>(levels_ - 1)];
    for (int i = levels_ - 2; i >= 0; --i) {
      whole = Sum::Joined(sums_[static_cast<std::size_t>(i)], whole, i % 2 != 0);
    }
    return whole;
  }

  void Clear() { levels_ = 0; }
  bool empty() const { return levels_ == 0; }

 private:
  Sum& last() { return sums_[static_cast<std::size_t>(levels_ - 1)]; }

  // Begins a sum of single numbers, behind those of falling weights.
  void Carry() {
    while (levels_ > 1) {
      Sum& before = sums_[static_cast<std::size_t>(levels_ - 2)];
      if (before.weight() != last().weight()) break;
      high_ = !high_;
      before = Sum::Joined(before, last(), high_);
      --levels_;
    }
    sums_[static_cast<std::size_t>(levels_++)] = Sum();
  }

  // One for each power of two up to far more numbers than a run can have.
  std::array<Sum, 16> sums_;
  std::int32_t levels_ = 0;
  bool high_ = false;
};

}  // namespace playground
