// A report of a step holds every number that the update of a weight is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "training/timeline.h"

namespace playground {

// The parameters that a report is about: [first, first + size) of the flat vector.
struct ParameterRange {
  Index first = 0, size = 0;
};

// Numbers of the rule. What there is one of for each parameter is cut to the range; of other sizes,
// all numbers are there if they are few, or else their norm alone.
struct ReportedNumbers {
  std::string_view name;
  std::vector<double> values;
  bool is_norm = false;
};

struct StepReport {
  std::int32_t step = 0;  // The update, counted from 0.
  double rate = 0, loss = 0;
  std::optional<double> momentum = {};                 // If a schedule sets it.
  std::vector<double> gradient, weights, new_weights;  // Of the range.
  std::vector<ReportedNumbers> before, after;          // States, in the order of States().
  std::vector<ReportedNumbers> notes;                  // As the rule made them.
  // Norms of the tensor that the range begins in: of its gradient, its weights, and its move.
  double gradient_norm = 0, weight_norm = 0, move_norm = 0;
};

// Makes `count` updates from step `from` on again, on a copy of the run; fewer if it ends or
// diverges before. Without a timeline `from` is where the run is.
std::vector<StepReport> ReportSteps(const Run<float>& run, const Timeline<float>* timeline,
                                    std::int32_t from, int count, ParameterRange range);

}  // namespace playground
