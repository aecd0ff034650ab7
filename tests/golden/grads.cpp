// Files of the formats activation-values/1, loss-values/1, layer-values/1 and mlp-gradients/1 hold
// values and derivatives on a single batch.
#include "golden/golden_file.h"
#include "golden/network_file.h"

namespace playground::golden {
namespace {

// features x samples of rows of samples, padded as Pass demands.
template <class Scalar>
Vector<Scalar> Columns(const Json& rows, Index stride, bool repeat_last) {
  const Index samples = static_cast<Index>(rows.size());
  const Index features = static_cast<Index>(rows[0].size());
  Vector<Scalar> result(features * stride);
  for (Index f = 0; f < features; ++f) {
    for (Index i = 0; i < stride; ++i) {
      const Json& row = rows[static_cast<std::size_t>(std::min(i, samples - 1))];
      const double number = Number(row[static_cast<std::size_t>(f)]);
      result[f * stride + i] = i < samples || repeat_last ? static_cast<Scalar>(number) : Scalar(0);
    }
  }
  return result;
}

// The way back: sample by sample, without the padding.
template <class Scalar>
std::vector<double> ByRows(const Scalar* columns, Index features, Index samples, Index stride) {
  std::vector<double> result;
  for (Index i = 0; i < samples; ++i) {
    for (Index f = 0; f < features; ++f) {
      result.push_back(static_cast<double>(columns[f * stride + i]));
    }
  }
  return result;
}

// Layers on one batch: outputs, and the derivatives by inputs and parameters for a given derivative
// by the outputs.
template <class Scalar>
struct LayerRun {
  Layout layout;
  Sequence<Scalar> sequence;
  Pass<Scalar> pass;
  Vector<Scalar> parameters, gradient, work, x;
  Random dropout{1, Stream::kDropout};
  const Scalar* y = nullptr;

  LayerRun(const std::vector<LayerSpec>& layers, const Json& rows, Mode mode) {
    const Index inputs = static_cast<Index>(rows[0].size());
    Index dense = 0;
    sequence = Sequence<Scalar>(layers, inputs, "", &dense, &layout);
    pass.batch = static_cast<Index>(rows.size());
    pass.stride = PaddedSize<Scalar>(pass.batch);
    pass.mode = mode;
    pass.dropout = &dropout;
    work.resize(sequence.Plan(pass.stride));
    x = Columns<Scalar>(rows, pass.stride, true);
  }

  void Forward(Vector<Scalar> values) {
    parameters = std::move(values);
    gradient.resize(parameters.size());
    pass.parameters = parameters.data();
    y = sequence.Forward(pass, x.data(), work.data());
  }
  // dy is overwritten; returns the derivative by the inputs.
  const Scalar* Backward(Vector<Scalar>& dy) {
    pass.gradient = gradient.data();
    return sequence.Backward(pass, x.data(), dy.data(), work.data(), true);
  }
  std::vector<double> Rows(const Scalar* columns, Index features) const {
    return ByRows(columns, features, pass.batch, pass.stride);
  }
};

template <class Scalar>
CaseResult CheckActivation(const Json& item, Tolerance tolerance) {
  CaseResult result;
  const std::string name = item.value("name", "");
  result.entry = "activation " + name;
  const ActivationEntry* entry = ActivationRegistry::Find(name);
  if (!entry) {
    result.Fail("there is no activation " + name);
    return result;
  }
  const bool learns = item.contains("da");
  ParamValues params(entry->params);
  if (auto error = SetParams(item["params"], {learns ? "a" : ""}, &params)) {
    result.Fail(*error);
    return result;
  }
  const auto function = entry->details.makers.template Make<Scalar>(params);
  const Vector<Scalar> x = Flatten<Scalar>(item["x"]);
  const Vector<Scalar> learnt =
      Vector<Scalar>::Constant(1, learns ? static_cast<Scalar>(Number(item["params"]["a"])) : 0);
  Vector<Scalar> y(x.size()), dx(x.size()), learnt_gradient(1);
  const Vector<Scalar> dy =
      learns ? Flatten<Scalar>(item["upstream"]) : Vector<Scalar>::Ones(x.size());
  function->Forward(x.size(), x.data(), learnt.data(), y.data());
  function->Backward(x.size(), x.data(), y.data(), dy.data(), learnt.data(), dx.data(),
                     learnt_gradient.data());
  result.Compare("y", item["y"], ToDoubles(y), tolerance);
  result.Compare("derivative", item[learns ? "dx" : "dy"], ToDoubles(dx), tolerance);
  if (learns) {
    result.Compare("da", Number(item["da"]), static_cast<double>(learnt_gradient[0]), tolerance);
  }
  return result;
}

template <class Scalar>
CaseResult CheckLoss(const Json& item, Tolerance tolerance) {
  CaseResult result;
  NetworkSpec spec;
  const auto error = LossFrom(item["loss"], &spec);
  result.entry = "loss " + spec.loss;
  if (error) {
    result.Fail(*error);
    return result;
  }
  const auto loss =
      LossRegistry::Find(spec.loss)->details.makers.template Make<Scalar>(spec.loss_params);
  LossInput<Scalar> input;
  input.outputs = static_cast<Index>(item["pred"][0].size());
  input.batch = static_cast<Index>(item["pred"].size());
  input.stride = PaddedSize<Scalar>(input.batch);
  const Vector<Scalar> predictions = Columns<Scalar>(item["pred"], input.stride, true);
  Vector<Scalar> targets, derivative(predictions.size());
  std::vector<std::int32_t> classes;
  if (item["target"][0].is_array()) {
    targets = Columns<Scalar>(item["target"], input.stride, true);
  } else {
    for (const Json& label : item["target"]) classes.push_back(label);
  }
  input.predictions = predictions.data();
  input.targets = targets.data();
  input.classes = classes.data();
  result.Compare("value", Number(item["value"]), loss->Evaluate(input, derivative.data()),
                 tolerance);
  result.Compare("derivative", item["dpred"],
                 ByRows(derivative.data(), input.outputs, input.batch, input.stride), tolerance);
  return result;
}

template <class Scalar>
CaseResult CheckLayer(const Json& item, Tolerance tolerance) {
  CaseResult result;
  result.entry = "layer " + item["layer"].value("type", "");
  LayerSpec spec;
  if (auto error = LayerFrom(item["layer"], &spec)) {
    result.Fail(*error);
    return result;
  }
  LayerRun<Scalar> run({spec}, item["x"],
                       item.value("mode", "train") == "train" ? Mode::kTrain : Mode::kEvaluate);
  Json names = Json::array(), values = Json::array();
  for (const Json& tensor : item["params"]) {
    names.push_back(tensor["name"]);
    values.push_back(tensor["value"]);
  }
  if (auto error = CheckLayout(run.layout, names)) {
    result.Fail(*error);
    return result;
  }
  std::vector<RunningStatistics<Scalar>*> statistics;
  run.sequence.CollectStatistics(&statistics);
  if (item.contains("running_mean_before")) {
    statistics[0]->mean = Flatten<Scalar>(item["running_mean_before"]);
    statistics[0]->variance = Flatten<Scalar>(item["running_var_before"]);
  }
  run.Forward(Flatten<Scalar>(values));
  result.Compare("y", item["y"], run.Rows(run.y, run.sequence.outputs()), tolerance);
  Vector<Scalar> dy = Columns<Scalar>(item["upstream"], run.pass.stride, false);
  const Scalar* dx = run.Backward(dy);
  result.Compare("dx", item["dx"], run.Rows(dx, run.sequence.inputs()), tolerance);
  result.Compare("parameter gradient", item["dparams"], ToDoubles(run.gradient), tolerance);
  if (item.contains("running_mean_after")) {
    result.Compare("running mean", item["running_mean_after"], ToDoubles(statistics[0]->mean),
                   tolerance);
    result.Compare("running variance", item["running_var_after"],
                   ToDoubles(statistics[0]->variance), tolerance);
  }
  return result;
}

template <class Scalar>
CaseResult CheckNetworkItem(const Json& item, Tolerance tolerance) {
  CaseResult result;
  result.entry = "network gradients";
  const Index inputs = static_cast<Index>(item["x"][0].size());
  const ReadNetwork read = NetworkFrom(item["layers"], item["loss"], inputs);
  if (!read.error.empty()) {
    result.Fail(read.error);
    return result;
  }
  Network<Scalar> network(read.spec);
  if (auto error = CheckLayout(network.layout(), item["param_names"])) {
    result.Fail(*error);
    return result;
  }
  const auto data = DataFrom<Scalar>(item["x"], item["y"]);
  const Vector<Scalar> parameters = Flatten<Scalar>(item["params"]);
  Vector<Scalar> gradient(parameters.size());
  const double value = network.LossAndGradient(parameters, data.Batch(), &gradient, Mode::kTrain);
  result.Compare("value", Number(item["value"]), value, tolerance);
  result.Compare("parameter gradient", item["dparams"], ToDoubles(gradient), tolerance);

  // The network itself has no use for the derivative by its inputs.
  LayerRun<Scalar> run(read.spec.layers, item["x"], Mode::kTrain);
  run.Forward(parameters);
  network.Load(data.Batch());
  network.LossAt(run.y);
  Vector<Scalar> dy =
      Eigen::Map<Vector<Scalar>>(network.derivative().data, network.outputs() * run.pass.stride);
  const Scalar* dx = run.Backward(dy);
  result.Compare("dx", item["dx"], run.Rows(dx, inputs), tolerance);
  return result;
}

template <class Check>
std::vector<CaseResult> CheckItems(const Json& file, Tolerance tolerance, const char* what,
                                   Check check) {
  std::vector<CaseResult> results;
  if (auto missing = MissingField(file, {"items", "tolerance"})) {
    results.emplace_back().entry = what;
    results.back().Fail(*missing);
    return results;
  }
  for (const Json& item : file["items"]) {
    results.push_back(check(item, tolerance));
    CaseResult& result = results.back();
    const std::string name = item.value("name", "");
    if (!result.passed() && !name.empty())
      result.first_failure = name + ": " + result.first_failure;
  }
  return results;
}

}  // namespace

template <class Scalar>
std::vector<CaseResult> CheckActivations(const Json& file) {
  return CheckItems(file, ToleranceAfter<Scalar>(file, 1), "activations", CheckActivation<Scalar>);
}
template <class Scalar>
std::vector<CaseResult> CheckLosses(const Json& file) {
  return CheckItems(file, ToleranceAfter<Scalar>(file, 1), "losses", CheckLoss<Scalar>);
}
template <class Scalar>
std::vector<CaseResult> CheckLayers(const Json& file) {
  return CheckItems(file, ToleranceAfter<Scalar>(file, 1), "layers", CheckLayer<Scalar>);
}
template <class Scalar>
std::vector<CaseResult> CheckNetworks(const Json& file) {
  return CheckItems(file, ToleranceAfter<Scalar>(file, 1), "networks", CheckNetworkItem<Scalar>);
}

template std::vector<CaseResult> CheckActivations<GoldenScalar>(const Json&);
template std::vector<CaseResult> CheckLosses<GoldenScalar>(const Json&);
template std::vector<CaseResult> CheckLayers<GoldenScalar>(const Json&);
template std::vector<CaseResult> CheckNetworks<GoldenScalar>(const Json&);

}  // namespace playground::golden
