// JavaScript trains the cells of a map here: it says where two values belong, then hands in values.
#include "map/cells.h"

#include <emscripten/bind.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "bindings/methods.h"
#include "bindings/run_input.h"
#include "bindings/values.h"

namespace playground::bindings {
namespace {

CellAxis::Place PlaceFrom(const std::string& word) {
  using Place = CellAxis::Place;
  constexpr std::pair<const char*, Place> kPlaces[] = {{"optimizer", Place::kOptimizer},
                                                       {"schedule", Place::kSchedule},
                                                       {"warmup", Place::kWarmup},
                                                       {"wrapper", Place::kWrapper}};
  for (const auto& [name, place] : kPlaces) {
    if (word == name) return place;
  }
  return Place::kSetting;
}

CellAxis::Part PartFrom(const std::string& word) {
  using Part = CellAxis::Part;
  constexpr std::pair<const char*, Part> kParts[] = {
      {"member", Part::kMember}, {"all", Part::kAll}, {"count", Part::kCount}};
  for (const auto& [name, part] : kParts) {
    if (word == name) return part;
  }
  return Part::kWhole;
}

// [{ place, wrapper, id, part, number }]
std::vector<CellAxis> AxesFrom(const val& list) {
  std::vector<CellAxis> axes;
  const auto count = list["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) {
    const val axis = list[i];
    axes.push_back({.place = PlaceFrom(axis["place"].as<std::string>()),
                    .wrapper = axis["wrapper"].as<int>(),
                    .id = axis["id"].as<std::string>(),
                    .part = PartFrom(axis["part"].as<std::string>()),
                    .number = axis["number"].as<double>()});
  }
  return axes;
}

class CellsHandle {
 public:
  CellsHandle(RunInput base, std::vector<CellAxis> axes, std::optional<Dataset> own)
      : base_(std::move(base)), axes_(std::move(axes)), own_(std::move(own)) {}

  // "double" and "float" train on lanes where that is possible; "runs": one cell at a time.
  void MakeTrainer(const std::string& how) {
    const Dataset* own = own_ ? &*own_ : nullptr;
    if (how == "double") trainer_ = MakeLaneTrainer<double>(base_, axes_, own, Store());
    if (!trainer_ && how != "runs") {
      trainer_ = MakeLaneTrainer<float>(base_, axes_, own, Store());
    }
    if (!trainer_) trainer_ = MakeRunTrainer(own, Store());
  }

  double Width() const { return static_cast<double>(trainer_->width()); }
  bool OnLanes() const { return trainer_->on_lanes(); }

  // The values of all axes, cell by cell.
  void Begin(const val& values) {
    const std::vector<double> numbers = NumbersFrom(values);
    std::vector<RunInput> cells(numbers.size() / axes_.size(), base_);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::size_t axis = i % axes_.size();
      SetValue(axes_[axis], numbers[i], &cells[i / axes_.size()]);
    }
    trainer_->Begin(cells);
  }

  bool Advance(double updates) { return trainer_->Advance(static_cast<std::int32_t>(updates)); }

  // status, step and measure of one cell after the other.
  val Outcomes() const {
    std::vector<float> numbers;
    for (const CellOutcome& outcome : trainer_->Outcomes()) {
      numbers.push_back(static_cast<float>(outcome.status));
      numbers.push_back(static_cast<float>(outcome.step));
      numbers.push_back(static_cast<float>(outcome.measure));
    }
    return ToFloat32Array(numbers);
  }

 private:
  RunInput base_;
  std::vector<CellAxis> axes_;
  std::optional<Dataset> own_;
  std::unique_ptr<CellTrainer> trainer_;
};

// { cells (null: there are none), problems }
val CreateCells(const val& spec, const val& axes, const std::string& how) {
  std::vector<playground::InputError> errors;
  RunInput base = InputFrom(spec, &errors);
  std::optional<Dataset> own = OwnDataFrom(spec, &errors);
  std::unique_ptr<CellsHandle> cells;
  if (errors.empty()) {
    cells = std::make_unique<CellsHandle>(std::move(base), AxesFrom(axes), std::move(own));
    cells->MakeTrainer(how);
  }
  val result = val::object();
  result.set("cells", Own(std::move(cells)));
  result.set("problems", ToJs(errors));
  return result;
}

}  // namespace

EMSCRIPTEN_BINDINGS(cells) {
  RegisterDelete<CellsHandle>("Cells.delete");
  RegisterMethod<&CellsHandle::Width>("Cells.width");
  RegisterMethod<&CellsHandle::OnLanes>("Cells.onLanes");
  RegisterMethod<&CellsHandle::Begin>("Cells.begin");
  RegisterMethod<&CellsHandle::Advance>("Cells.advance");
  RegisterMethod<&CellsHandle::Outcomes>("Cells.outcomes");
  emscripten::function("createCells", &CreateCells);
}

}  // namespace playground::bindings
