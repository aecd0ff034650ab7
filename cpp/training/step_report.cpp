#include "training/step_report.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "core/norms.h"

namespace playground {
namespace {

// Numbers of another size than the parameters are listed up to here.
constexpr std::size_t kFew = 64;

std::vector<double> Cut(const Vector<float>& values, ParameterRange range) {
  const float* first = values.data() + range.first;
  return {first, first + range.size};
}

double NormOf(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return std::sqrt(sum);
}

ReportedNumbers Reported(const Internal& numbers, std::size_t parameters, ParameterRange range) {
  const std::vector<double>& values = numbers.values;
  if (values.size() == parameters) {
    const auto first = values.begin() + range.first;
    return {numbers.name, {first, first + range.size}};
  }
  if (values.size() <= kFew) return {numbers.name, values};
  return {numbers.name, {NormOf(values)}, true};
}

std::vector<ReportedNumbers> AllReported(const std::vector<Internal>& all, const Run<float>& run,
                                         ParameterRange range) {
  std::vector<ReportedNumbers> reported;
  const auto parameters = static_cast<std::size_t>(run.parameters().size());
  for (const Internal& one : all) {
    if (!one.values.empty()) reported.push_back(Reported(one, parameters, range));
  }
  return reported;
}

const Tensor& TensorAt(const Layout& layout, Index parameter) {
  const auto& tensors = layout.tensors();
  const auto holds = [&](const Tensor& one) {
    return parameter >= one.offset && parameter < one.offset + one.size();
  };
  return *std::find_if(tensors.begin(), tensors.end(), holds);
}

// One update of `run`, which moves on.
StepReport ReportNext(Run<float>& run, ParameterRange range) {
  StepReport report;
  report.step = run.step();
  const Tensor& tensor = TensorAt(run.problem().layout(), range.first);
  const Vector<float> start = run.parameters();
  report.momentum = run.schedule().Momentum(run.step());
  report.weights = Cut(start, range);
  report.before = AllReported(run.rule().States(), run, range);
  std::vector<Internal> notes;
  run.NoteSteps(&notes);
  run.Advance(1);
  run.NoteSteps(nullptr);
  report.rate = run.rate();
  report.loss = run.loss();
  report.gradient = Cut(run.gradient(), range);
  report.new_weights = Cut(run.parameters(), range);
  report.after = AllReported(run.rule().States(), run, range);
  report.notes = AllReported(notes, run, range);
  const auto of_tensor = [&](const Vector<float>& all) {
    return WideNorm(Vector<float>(all.segment(tensor.offset, tensor.size())));
  };
  report.gradient_norm = of_tensor(run.gradient());
  report.weight_norm = of_tensor(start);
  report.move_norm = of_tensor(run.parameters() - start);
  return report;
}

}  // namespace

std::vector<StepReport> ReportSteps(const Run<float>& run, const Timeline<float>* timeline,
                                    std::int32_t from, int count, ParameterRange range) {
  std::vector<StepReport> reports;
  const Index size = run.parameters().size();
  range.first = std::clamp<Index>(range.first, 0, size - 1);
  range.size = std::clamp<Index>(range.size, 1, size - range.first);
  Run<float> copy = run;
  copy.SetMeasures({});
  if (timeline && from < run.step()) {
    timeline->Restore(copy, std::max(0, from));
    copy.SetMeasures({});
    copy.Advance(std::max(0, from) - copy.step());
  }
  while (count-- > 0) {
    const std::int32_t step = copy.step();
    StepReport report = ReportNext(copy, range);
    if (copy.step() == step) break;  // It is over.
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace playground
