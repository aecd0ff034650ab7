// The cells of a map of trainability are runs of one experiment that differ in two hyperparameters.
// They are trained some at a time: on lanes where that is possible, else by the ordinary engine.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/input_error.h"
#include "data/dataset.h"
#include "definition/data_store.h"
#include "definition/run_spec.h"
#include "map/cell_record.h"

namespace playground {

// Where a value that differs from cell to cell belongs in a RunInput.
struct CellAxis {
  enum class Place { kSetting, kOptimizer, kSchedule, kWarmup, kWrapper };

  Place place = Place::kOptimizer;
  int wrapper = 0;  // kWrapper: which one.
  std::string id;
  // For a list, else it is the field's own value. kMember: the one at `number`, from 0 on; what is
  // missing before it is 1. kAll: all members, of which there are `number` if there were none.
  // kCount: so many members, all like the first one, or `number` if there is none.
  enum class Part { kWhole, kMember, kAll, kCount };
  Part part = Part::kWhole;
  double number = 0;
};

// Puts `value` where `axis` says.
void SetValue(const CellAxis& axis, double value, RunInput* input);

class CellTrainer {
 public:
  virtual ~CellTrainer() = default;

  // Cells that are trained at a time, at most.
  virtual std::size_t width() const = 0;
  // Whether one run fills a place of a lane.
  virtual bool on_lanes() const { return false; }
  // The next cells; what has been trained before is forgotten.
  virtual void Begin(std::span<const RunInput> cells) = 0;
  // Makes at most so many updates of each; whether all of them are at their ends.
  virtual bool Advance(std::int32_t updates) = 0;
  // Of each cell, in the order of Begin.
  virtual std::vector<CellOutcome> Outcomes() const = 0;
  // Where a cell's parameters are.
  virtual std::vector<double> Parameters(std::size_t cell) const = 0;
};

// Trains by the ordinary engine, one cell at a time. `own` may be null; it and `store` must outlive
// the trainer.
std::unique_ptr<CellTrainer> MakeRunTrainer(const Dataset* own, DataStore& store);

// Trains on lanes; null if these cells cannot be: the network is too large or of another kind, the
// rule asks for more than gradients, the schedule reacts to losses, or the axes change more than
// the rule, the penalties and the first weights. `base` is any cell.
template <class Scalar>
std::unique_ptr<CellTrainer> MakeLaneTrainer(const RunInput& base, std::span<const CellAxis> axes,
                                             const Dataset* own, DataStore& store);

extern template std::unique_ptr<CellTrainer> MakeLaneTrainer<float>(const RunInput&,
                                                                    std::span<const CellAxis>,
                                                                    const Dataset*, DataStore&);
extern template std::unique_ptr<CellTrainer> MakeLaneTrainer<double>(const RunInput&,
                                                                     std::span<const CellAxis>,
                                                                     const Dataset*, DataStore&);

}  // namespace playground
