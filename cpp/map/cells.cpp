#include "map/cells.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "training/make_run.h"

namespace playground {
namespace {

FieldValue& FieldOf(Fields& fields, const std::string& id) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const auto& field) { return field.first == id; });
  if (found != fields.end()) return found->second;
  return fields.emplace_back(id, std::monostate()).second;
}

Fields* FieldsOf(const CellAxis& axis, RunInput* input) {
  switch (axis.place) {
    case CellAxis::Place::kOptimizer:
      return &input->optimizer.params;
    case CellAxis::Place::kSchedule:
      return &input->schedule.params;
    case CellAxis::Place::kWarmup:
      return input->warmup ? &input->warmup->params : nullptr;
    case CellAxis::Place::kWrapper: {
      const auto index = static_cast<std::size_t>(axis.wrapper);
      return index < input->wrappers.size() ? &input->wrappers[index].params : nullptr;
    }
    default:
      return &input->settings;
  }
}

// One cell at a time, as a run like any other.
class RunTrainer final : public CellTrainer {
 public:
  RunTrainer(const Dataset* own, DataStore& store) : own_(own), store_(store) {}

  std::size_t width() const override { return 1; }

  void Begin(std::span<const RunInput> cells) override {
    std::vector<InputError> errors;
    run_ = cells.empty() ? nullptr : MakeRun(cells.front(), own_, store_, &errors);
    if (!errors.empty()) run_ = nullptr;
    record_ = CellRecord(run_ ? run_->steps() : 0);
  }

  bool Advance(std::int32_t updates) override {
    if (!run_) return true;
    while (updates-- > 0 && !is_over()) {
      const std::int32_t step = run_->step();
      run_->Advance(1);
      // The update that finds a number that is not finite is not made.
      if (run_->step() > step) record_.Add(run_->loss());
    }
    return is_over();
  }

  std::vector<CellOutcome> Outcomes() const override {
    return {run_ ? record_.Outcome() : CellOutcome()};
  }

  std::vector<double> Parameters(std::size_t) const override {
    if (!run_) return {};
    const auto& parameters = run_->parameters();
    return {parameters.begin(), parameters.end()};
  }

 private:
  bool is_over() const {
    return run_->status() == RunStatus::kFinished || run_->status() == RunStatus::kDiverged;
  }

  const Dataset* own_;
  DataStore& store_;
  std::unique_ptr<Run<float>> run_;
  CellRecord record_{0};
};

}  // namespace

void SetValue(const CellAxis& axis, double value, RunInput* input) {
  Fields* fields = FieldsOf(axis, input);
  if (!fields) return;
  FieldValue& field = FieldOf(*fields, axis.id);
  if (axis.part == CellAxis::Part::kWhole) {
    field = value;
    return;
  }
  if (!std::holds_alternative<std::vector<double>>(field)) field = std::vector<double>();
  auto& list = std::get<std::vector<double>>(field);
  const auto number = static_cast<std::size_t>(axis.number);
  if (axis.part == CellAxis::Part::kAll) {
    list.assign(list.empty() ? std::max<std::size_t>(1, number) : list.size(), value);
  } else if (axis.part == CellAxis::Part::kCount) {
    list.assign(static_cast<std::size_t>(value), list.empty() ? axis.number : list.front());
  } else {
    if (list.size() <= number) list.resize(number + 1, 1.0);
    list[number] = value;
  }
}

std::unique_ptr<CellTrainer> MakeRunTrainer(const Dataset* own, DataStore& store) {
  return std::make_unique<RunTrainer>(own, store);
}

}  // namespace playground
