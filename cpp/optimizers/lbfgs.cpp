// L-BFGS: Liu & Nocedal, "On the Limited Memory BFGS Method for Large Scale Optimization" (1989);
// line search: Nocedal & Wright (2006), Algorithms 3.5 and 3.6, with the trial points, first step
// and stopping rules of torch.optim.LBFGS.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/optimizer.h"
#include "optimizers/hyperparameters.h"
#include "optimizers/reductions.h"

namespace playground {
namespace {

// A point on the search line: how far along, the loss and its derivative there.
struct LinePoint {
  double step = 0, loss = 0, slope = 0;
};

// Minimum of the cubic through two points with their slopes, clamped to [low, high]
// (equation 3.59).
double CubicMinimum(LinePoint a, LinePoint b, double low, double high) {
  if (a.step > b.step) std::swap(a, b);
  const double d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.step - b.step);
  const double square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return (low + high) / 2;
  const double d2 = std::sqrt(square);
  const double minimum =
      b.step - (b.step - a.step) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
  if (std::isnan(minimum)) return (low + high) / 2;
  return std::min(std::max(minimum, low), high);
}

// Evaluations of one line search.
constexpr int kMaxSearches = 25;

template <class Scalar>
class Lbfgs final : public Optimizer<Scalar> {
 public:
  Lbfgs(const ParamValues& params, const Layout& layout)
      : max_iterations_(params.Int("max_iter")),
        max_evaluations_(params.IsSet("max_eval") ? params.Int("max_eval")
                                                  : max_iterations_ * 5 / 4),
        tolerance_gradient_(params["tolerance_grad"]),
        tolerance_change_(params["tolerance_change"]),
        searches_(params.ChoiceOf("line_search") == "strong_wolfe"),
        history_(static_cast<std::size_t>(params.Int("history_size")), Pair(layout.size())),
        weights_(history_.size()),
        gradient_(layout.size()),
        previous_gradient_(layout.size()),
        direction_(layout.size()),
        point_(layout.size()),
        ends_{Trial(layout.size()), Trial(layout.size())},
        trial_(layout.size()) {}

  void Step(const StepInput<Scalar>& input, Vector<Scalar>& parameters) override {
    gradient_ = input.gradient;
    double loss = input.loss;
    if (IsFlat()) return;
    int evaluations = 1;
    // Without an objective there is one iteration, on the gradient given.
    const int iterations = input.objective ? max_iterations_ : 1;
    for (int i = 1; i <= iterations; ++i) {
      ++iteration_;
      UpdateDirection();
      previous_gradient_ = gradient_;
      const double previous_loss = loss;
      step_ = input.learning_rate;
      if (iteration_ == 1) step_ *= std::min(1.0, 1 / AbsoluteSum(gradient_));
      const double slope = Dot(gradient_, direction_);
      if (slope > -tolerance_change_) return;

      if (searches_ && input.objective) {
        evaluations += SearchLine(*input.objective, parameters, slope, loss);
        parameters += static_cast<Scalar>(step_) * direction_;
      } else {
        parameters += static_cast<Scalar>(step_) * direction_;
        if (i == iterations) return;
        loss = input.objective->Evaluate(parameters, &gradient_);
        ++evaluations;
      }
      const double largest_move = step_ * LargestEntry(direction_);
      if (evaluations >= max_evaluations_ || IsFlat() || largest_move <= tolerance_change_ ||
          std::fabs(loss - previous_loss) < tolerance_change_) {
        return;
      }
    }
  }

  std::vector<Internal> States() const override { return Kept("d", direction_); }

  Index StateSize() const override {
    return (2 * static_cast<Index>(history_.size()) + 2) * direction_.size();
  }

 private:
  // One entry of the history: a move, and the change of the gradient along it.
  struct Pair {
    explicit Pair(Index size) : s(size), y(size) {}
    Vector<Scalar> s, y;
    double curvature = 0;  // y's.
  };

  struct Trial : LinePoint {
    explicit Trial(Index size) : gradient(size) {}
    Vector<Scalar> gradient;
  };

  static double LargestEntry(const Vector<Scalar>& values) {
    return values.size() == 0 ? 0 : static_cast<double>(values.cwiseAbs().maxCoeff());
  }
  bool IsFlat() const { return LargestEntry(gradient_) <= tolerance_gradient_; }

  // direction = -H gradient. H starts from the identity.
  void UpdateDirection() {
    if (iteration_ > 1) Remember();
    direction_ = -gradient_;
    // The two-loop recursion (Algorithm 7.4), newest pair first, then oldest first.
    for (std::size_t i = stored_; i-- > 0;) {
      const Pair& pair = history_[Place(i)];
      weights_[i] = Dot(pair.s, direction_) / pair.curvature;
      direction_ -= static_cast<Scalar>(weights_[i]) * pair.y;
    }
    direction_ *= static_cast<Scalar>(initial_scale_);
    for (std::size_t i = 0; i < stored_; ++i) {
      const Pair& pair = history_[Place(i)];
      const double beta = Dot(pair.y, direction_) / pair.curvature;
      direction_ += static_cast<Scalar>(weights_[i] - beta) * pair.s;
    }
  }

  // Adds the last move to the history in place of the oldest, unless the loss did not curve upwards
  // along it.
  void Remember() {
    Pair& pair = history_[Place(stored_)];
    trial_.gradient = gradient_ - previous_gradient_;
    point_ = static_cast<Scalar>(step_) * direction_;
    const double curvature = Dot(trial_.gradient, point_);
    if (!(curvature > 1e-10)) return;
    pair.y.swap(trial_.gradient);
    pair.s.swap(point_);
    pair.curvature = curvature;
    initial_scale_ = curvature / Dot(pair.y, pair.y);
    if (stored_ < history_.size()) {
      ++stored_;
    } else {
      oldest_ = (oldest_ + 1) % history_.size();
    }
  }

  // Where the i-th oldest pair is; i = stored_ is the place for the next one.
  std::size_t Place(std::size_t i) const { return (oldest_ + i) % history_.size(); }

  void Evaluate(Objective<Scalar>& objective, const Vector<Scalar>& start, double step,
                Trial& trial) {
    point_ = start + static_cast<Scalar>(step) * direction_;
    trial.step = step;
    trial.loss = objective.Evaluate(point_, &trial.gradient);
    trial.slope = Dot(trial.gradient, direction_);
  }

  // Finds a step that satisfies the strong Wolfe conditions; sets step_, gradient_ and loss to what
  // belongs to it. Returns the number of evaluations.
  int SearchLine(Objective<Scalar>& objective, const Vector<Scalar>& start, double slope,
                 double& loss) {
    const LinePoint origin{0, loss, slope};
    int searches = 0;
    const bool found = Bracket(objective, start, origin, searches);
    const Trial& best = ends_[found ? 1 : Zoom(objective, start, origin, searches)];
    step_ = best.step;
    loss = best.loss;
    gradient_ = best.gradient;
    return searches + 1;
  }

  // Written so that a loss that is not a number counts as too high.
  bool DecreasesTooLittle(const LinePoint& origin, const LinePoint& point) const {
    return !(point.loss <= origin.loss + kSufficientDecrease * point.step * origin.slope);
  }
  static bool IsFlatEnough(const LinePoint& origin, const LinePoint& point) {
    return std::fabs(point.slope) <= -kCurvature * origin.slope;
  }

  // Walks outwards until ends_[0], ends_[1] enclose a suitable point, or ends_[1] is one (true).
  bool Bracket(Objective<Scalar>& objective, const Vector<Scalar>& start, const LinePoint& origin,
               int& searches) {
    static_cast<LinePoint&>(ends_[0]) = origin;
    ends_[0].gradient = gradient_;
    Evaluate(objective, start, step_, ends_[1]);
    for (; searches < kMaxSearches; ++searches) {
      const bool rises = searches > 1 && !(ends_[1].loss < ends_[0].loss);
      if (DecreasesTooLittle(origin, ends_[1]) || rises) return false;
      if (IsFlatEnough(origin, ends_[1])) return true;
      if (ends_[1].slope >= 0) return false;
      const double shortest = ends_[1].step + 0.01 * (ends_[1].step - ends_[0].step);
      const double next = CubicMinimum(ends_[0], ends_[1], shortest, 10 * ends_[1].step);
      std::swap(ends_[0], ends_[1]);
      Evaluate(objective, start, next, ends_[1]);
    }
    // Still going down after so many steps: the better of the last and the first point has to do.
    static_cast<LinePoint&>(ends_[0]) = origin;
    ends_[0].gradient = gradient_;
    return false;
  }

  // Narrows the bracket down; returns which end is the better one.
  int Zoom(Objective<Scalar>& objective, const Vector<Scalar>& start, const LinePoint& origin,
           int& searches) {
    const double longest_entry = LargestEntry(direction_);
    bool little_progress = false;
    int low = BetterEnd();
    while (searches < kMaxSearches) {
      const double width = std::fabs(ends_[1].step - ends_[0].step);
      if (width * longest_entry < kSmallestBracket) break;
      Evaluate(objective, start, TrialStep(little_progress), trial_);
      ++searches;
      const int high = 1 - low;
      if (DecreasesTooLittle(origin, trial_) || !(trial_.loss < ends_[low].loss)) {
        std::swap(ends_[high], trial_);
        low = BetterEnd();
        continue;
      }
      const bool done = IsFlatEnough(origin, trial_);
      // The minimum is between the new point and the old low end: that becomes the high end.
      if (!done && trial_.slope * (ends_[high].step - ends_[low].step) >= 0) {
        std::swap(ends_[high], ends_[low]);
      }
      std::swap(ends_[low], trial_);
      if (done) break;
    }
    return low;
  }

  int BetterEnd() const { return ends_[0].loss <= ends_[1].loss ? 0 : 1; }

  // The cubic's minimum, moved away from the ends of the bracket if that is the second time in a
  // row that it is close to one.
  double TrialStep(bool& little_progress) const {
    const double low = std::min(ends_[0].step, ends_[1].step);
    const double high = std::max(ends_[0].step, ends_[1].step);
    const double step = CubicMinimum(ends_[0], ends_[1], low, high);
    const double margin = 0.1 * (high - low);
    const bool close = std::min(high - step, step - low) < margin;
    const bool moves = close && (little_progress || step >= high || step <= low);
    little_progress = close && !moves;
    if (!moves) return step;
    return std::fabs(step - high) < std::fabs(step - low) ? high - margin : low + margin;
  }

  static constexpr double kSufficientDecrease = 1e-4, kCurvature = 0.9, kSmallestBracket = 1e-9;

  int max_iterations_, max_evaluations_;
  double tolerance_gradient_, tolerance_change_;
  bool searches_;
  std::vector<Pair> history_;  // A ring.
  std::vector<double> weights_;
  std::size_t stored_ = 0, oldest_ = 0;
  Vector<Scalar> gradient_, previous_gradient_, direction_, point_;
  Trial ends_[2], trial_;
  double step_ = 0, initial_scale_ = 1;
  std::int64_t iteration_ = 0;
};

constexpr OptimizerEntry entry = WithRule<Lbfgs>({
    .id = "lbfgs",
    .name = "L-BFGS",
    .summary = "Learns the curvature from its last moves and goes along an approximate Newton "
               "direction, with a line search if wanted.",
    .formula =
        R"(d=-H g,\quad )"
        R"(H\text{: inverse Hessian by the two-loop recursion over the last } m \text{ pairs } )"
        R"(s,y\text{, from } \tfrac{y^\top s}{y^\top y}I,\quad )"
        R"(s=\theta_t-\theta_{t-1},\ y=g_t-g_{t-1},\text{ kept if } y^\top s>10^{-10},\quad )"
        R"(a=\eta\text{ (at first } \min(1,1/\lVert g\rVert_1)\,\eta),\quad )"
        R"(\when{line_search=strong_wolfe} a\leftarrow\text{strong Wolfe search along } d )"
        R"(\text{ from } a,\quad \theta\leftarrow\theta+a\,d)",
    .reference = "Liu & Nocedal 1989; as torch.optim.LBFGS",
    .params = {LearningRate(1, 1),
               Count("max_iter", "", "Iterations per update", 20, 1, 50, 1, 1000),
               Count("history_size", "m", "Moves that are remembered", 100, 1, 100, 10, 1000),
               NonNegative("tolerance_grad", "", "Largest gradient entry at which it stops", 1e-7,
                           1e-12, 0.01),
               NonNegative("tolerance_change", "",
                           "Smallest move, or change of the loss, that "
                           "goes on",
                           1e-9, 1e-14, 0.001),
               {.id = "max_eval",
                .summary = "Largest number of evaluations per update; unset: 5/4 of the iterations",
                .type = ParamType::kInt,
                .default_value = kUnset,
                .min = 1,
                .max = 10000,
                .slider_min = 1,
                .slider_max = 100},
               Starting(Choice("line_search", "How long a step is: the rate, or searched for",
                               "none|strong_wolfe"),
                        1)},
    .details = {
        .group = "Matrix and second-order",
        .mark = "expected",
        .state = "2 m vectors, the direction and the last gradient",
        .state_multiple = "2m+2",
        .decay = "as part of the objective",
        .pitfalls = "Needs the full batch: noise in the gradient differences ruins the "
                    "curvature it learns. Without a line search a rate of 1 easily diverges.",
        .own_moves = "it takes the curvature from its own steps",
        .needs = {.objective = true, .full_batch = true},
        .gradient_evaluations = "1-25 an iteration",
        .memory =
            [](const ParamValues& params, const Layout& layout) {
              return (2 * params["history_size"] + 2 + kUsualVectors) *
                     static_cast<double>(layout.size());
            },
        // The last search may go beyond the largest number.
        .gradients =
            [](const ParamValues& params, const Layout&) {
              const double most =
                  params.IsSet("max_eval") ? params["max_eval"] : 1.25 * params["max_iter"];
              return most + 1 + (params.ChoiceOf("line_search") == "none" ? 0 : kMaxSearches);
            }},
});
const Registration registration{entry};

}  // namespace
}  // namespace playground
