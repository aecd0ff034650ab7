// What one cell of the map shows: whether training with its two hyperparameters got anywhere, and
// how fast. The measure is that of Sohl-Dickstein, "The boundary of neural network trainability is
// fractal" (2024), https://arxiv.org/abs/2402.06184.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace playground {

enum class CellStatus : std::int32_t {
  kConverged,  // The last losses are below the first, on average.
  kStayed,     // They are not, but every number is finite.
  kDiverged,   // A number became infinite.
  kRefused,    // There is no such run.
};

struct CellOutcome {
  CellStatus status = CellStatus::kRefused;
  std::int32_t step = 0;  // Updates made.
  // With v = loss / first loss, at most kLargestRatio: the mean of v over all updates if it
  // converged (small: fast), else the mean of 1 / v (small: early).
  double measure = 0;
};

class CellRecord {
 public:
  static constexpr std::int32_t kLastLosses = 20;
  static constexpr double kLargestRatio = 1e6;

  explicit CellRecord(std::int32_t steps) : steps_(steps) {}

  // The training loss of the next update; finite.
  void Add(double loss) {
    if (step_ == 0) first_ = loss;
    const double ratio = first_ > 0 ? std::min(loss / first_, kLargestRatio) : 1;
    sum_ += ratio;
    inverse_sum_ += 1 / std::max(ratio, 1 / kLargestRatio);
    if (step_ >= steps_ - kLastLosses) last_sum_ += ratio;
    ++step_;
  }

  // What the cell shows at the end, or where training stopped because a number was not finite: the
  // losses that are missing count as the largest.
  CellOutcome Outcome() const {
    if (step_ < steps_) {
      const double rest = static_cast<double>(steps_ - step_) / kLargestRatio;
      return {CellStatus::kDiverged, step_, (inverse_sum_ + rest) / steps_};
    }
    if (last_sum_ < std::min(steps_, kLastLosses)) {
      return {CellStatus::kConverged, step_, sum_ / steps_};
    }
    return {CellStatus::kStayed, step_, inverse_sum_ / steps_};
  }

 private:
  std::int32_t steps_;
  std::int32_t step_ = 0;
  double first_ = 0, sum_ = 0, inverse_sum_ = 0, last_sum_ = 0;
};

}  // namespace playground
