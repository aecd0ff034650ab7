#include "training/run_cost.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "training/timeline.h"

namespace playground {
namespace {

// Parameters, gradient, previous parameters, evaluation point, and what diagnostics copy.
constexpr double kVectorsOfARun = 6;
// A wrapper keeps at most so many vectors, and doubles the gradients at most.
constexpr double kVectorsOfAWrapper = 3;
// What a layer keeps per unit and sample, forward and backward: sum, activation, their derivatives.
constexpr double kPanelsOfALayer = 4;
// Curves, evaluations, the objects themselves.
constexpr double kFixedBytes = 1 << 20;

struct Widths {
  double sum = 0;
  Index last = 0;
};

void Visit(const std::vector<LayerSpec>& layers, Layout* layout, Widths* widths) {
  for (const LayerSpec& layer : layers) {
    if (layer.kind == LayerSpec::Kind::kDense) {
      layout->AddMatrix("W", layer.outputs, layer.inputs);
      if (layer.bias) layout->AddVector("b", layer.outputs);
      widths->last = layer.outputs;
    } else if (layer.kind == LayerSpec::Kind::kNorm) {
      layout->AddVector("gamma", widths->last);
      layout->AddVector("rho", widths->last);
    }
    widths->sum += static_cast<double>(widths->last);
    Visit(layer.layers, layout, widths);
  }
}

double BatchOf(const RunSpec& spec, const DataSize& data) {
  const double batch = spec.settings["batch"], all = static_cast<double>(data.training);
  return batch == 0 ? all : std::min(batch, all);
}

double GradientsOfAnUpdate(const RunSpec& spec, const Layout& layout) {
  const OptimizerDetails& details = spec.optimizer.entry->details;
  const double own = details.gradients ? details.gradients(spec.optimizer.params, layout) : 2;
  return own * (spec.wrappers.empty() ? 1 : 2);
}

bool IsCheap(const RunCost& cost) {
  return cost.bytes <= kMostBytes && cost.multiply_adds <= kMostMultiplyAdds;
}

// A number of the definition that makes a run smaller: of its rule, or a setting.
struct Handle {
  bool is_of_rule;
  const ParamSpec* param;
};

// The definition with another value there.
RunSpec With(RunSpec spec, const Handle& handle, double value) {
  ParamValues& values = handle.is_of_rule ? spec.optimizer.params : spec.settings;
  values.Set(handle.param->id, value);
  return spec;
}

class Search {
 public:
  Search(const RunSpec& spec, const NetworkSpec& network, const DataSize& data)
      : spec_(spec), network_(network), data_(data) {
    for (const ParamSpec& param : spec.optimizer.params.specs()) {
      if (param.type == ParamType::kInt) Try({true, &param});
    }
    for (const ParamSpec& param : spec.settings.specs()) {
      if (param.id == "batch") Try({false, &param});
    }
  }

  bool found() const { return best_.param != nullptr; }
  const Handle& best() const { return best_; }

  double Now(const Handle& handle) const {
    const ParamValues& values = handle.is_of_rule ? spec_.optimizer.params : spec_.settings;
    const double value = values[handle.param->id];
    // A batch of 0 is all there is; what is not set has no limit of its own.
    if (handle.param->id == "batch" && value == 0) return static_cast<double>(data_.training);
    return std::isnan(value) ? handle.param->max : value;
  }

  // Costs only grow with the value.
  double LargestThatFits() const {
    double low = Smallest(best_), high = Now(best_);
    while (high - low > 1) {
      const double middle = std::floor((low + high) / 2);
      (IsCheap(CostWith(best_, middle)) ? low : high) = middle;
    }
    return low;
  }

 private:
  static double Smallest(const Handle& handle) { return std::max(1.0, handle.param->min); }

  RunCost CostWith(const Handle& handle, double value) const {
    return CostOf(With(spec_, handle, value), network_, data_);
  }

  // What helps most is what is to blame.
  void Try(const Handle& handle) {
    if (Now(handle) <= Smallest(handle)) return;
    const RunCost least = CostWith(handle, Smallest(handle));
    if (!IsCheap(least)) return;
    const double share = least.bytes / kMostBytes + least.multiply_adds / kMostMultiplyAdds;
    if (found() && share >= least_share_) return;
    best_ = handle;
    least_share_ = share;
  }

  const RunSpec& spec_;
  const NetworkSpec& network_;
  DataSize data_;
  Handle best_ = {false, nullptr};
  double least_share_ = 0;
};

Wording Megabytes(double bytes) {
  return NumberWording(std::round(bytes / (1 << 20))) + Wording(" MB");
}

Wording InWords(const RunCost& cost) {
  if (cost.bytes > kMostBytes) {
    return "the run would need " + Megabytes(cost.bytes) + " of memory, and may have " +
           Megabytes(kMostBytes);
  }
  return "one update would take " + FormatNumber(std::round(cost.multiply_adds / 2e10)) +
         " seconds or more, and may take " + FormatNumber(kMostMultiplyAdds / 2e10);
}

InputError TooCostly(const RunSpec& spec, const NetworkSpec& network, const DataSize& data,
                     const RunCost& cost) {
  const Search search(spec, network, data);
  if (!search.found()) {
    return {"hidden", NumberWording(static_cast<double>(LayoutOf(network).size())) + " parameters",
            "must be fewer: " + InWords(cost)};
  }
  const std::string prefix = search.best().is_of_rule ? "optimizer " : "";
  return {prefix + std::string(search.best().param->id), NumberWording(search.Now(search.best())),
          "must be at most " + NumberWording(search.LargestThatFits()) + " here: " + InWords(cost)};
}

}  // namespace

Layout LayoutOf(const NetworkSpec& network) {
  Layout layout;
  Widths widths{.last = network.inputs};
  Visit(network.layers, &layout, &widths);
  return layout;
}

RunCost CostOfRule(const OptimizerEntry& entry, const ParamValues& params, const Layout& layout) {
  const OptimizerDetails& details = entry.details;
  const double size = static_cast<double>(layout.size());
  const double numbers = details.memory ? details.memory(params, layout) : kUsualVectors * size;
  return {.bytes = sizeof(float) * numbers,
          .multiply_adds = details.work ? details.work(params, layout) : 0};
}

RunCost CostOf(const RunSpec& spec, const NetworkSpec& network, const DataSize& data) {
  Layout layout;
  Widths widths{.sum = static_cast<double>(network.inputs), .last = network.inputs};
  Visit(network.layers, &layout, &widths);
  const double size = static_cast<double>(layout.size());
  const double batch = BatchOf(spec, data);
  const double samples = static_cast<double>(data.training + data.validation);

  const RunCost rule = CostOfRule(*spec.optimizer.entry, spec.optimizer.params, layout);
  const double state = rule.bytes / sizeof(float) +
                       kVectorsOfAWrapper * static_cast<double>(spec.wrappers.size()) * size;
  const double panels = batch * kPanelsOfALayer * widths.sum;
  const TimelineLimits timeline;
  const double copy = sizeof(float) * (state + size);
  const double trail = sizeof(float) * size * 8;
  // A new checkpoint is made before an old one goes.
  const double kept = std::max(2 * copy, static_cast<double>(timeline.checkpoint_bytes)) +
                      std::max(trail, static_cast<double>(timeline.trail_bytes));
  const double inputs = sizeof(float) * samples * static_cast<double>(network.inputs + 4);

  // A gradient passes its batch forward once and backward at twice that cost.
  const double update = 3 * size * batch * GradientsOfAnUpdate(spec, layout) + rule.multiply_adds;
  return {.bytes = kFixedBytes + inputs + kept +
                   sizeof(float) * (state + kVectorsOfARun * size + panels),
          .multiply_adds = std::max(update, size * samples)};
}

std::shared_ptr<const void> ClaimMemory(const RunSpec& spec, const NetworkSpec& network,
                                        const DataSize& data, MemoryBudget& budget,
                                        std::vector<InputError>* errors) {
  const Index parameters = LayoutOf(network).size();
  Index most = kMostParameters;
  Wording what = "a network";
  if (const Index own = spec.optimizer.entry->details.largest_problem; own > 0) {
    most = own;
    what = Wording(spec.optimizer.entry->name);
  }
  if (parameters > most) {
    errors->push_back(
        {"hidden", NumberWording(static_cast<double>(parameters)) + " parameters",
         what + " can have at most " + NumberWording(static_cast<double>(most)) + " here"});
    return nullptr;
  }
  const RunCost cost = CostOf(spec, network, data);
  if (!IsCheap(cost)) {
    errors->push_back(TooCostly(spec, network, data, cost));
    return nullptr;
  }
  auto claim = budget.Claim(cost.bytes);
  if (!claim) {
    errors->push_back({"run", Megabytes(cost.bytes),
                       "does not fit beside the runs that are there: they take " +
                           Megabytes(budget.used()) + " of " + Megabytes(kMostBytesTogether)});
  }
  return claim;
}

}  // namespace playground
