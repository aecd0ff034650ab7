#include "nn/layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/module.h"
#include "nn/activation.h"
#include "nn/products.h"

namespace playground {
namespace {

// y = W x + b.
template <class Scalar>
class DenseLayer final : public Layer<Scalar> {
 public:
  DenseLayer(const LayerSpec& spec, const LayerPlace& place)
      : inputs_(spec.inputs), outputs_(spec.outputs) {
    Layout& layout = *place.layout;
    weight_ = layout.AddMatrix(place.name + ".W", outputs_, inputs_, place.dense);
    weight_offset_ = layout.tensors()[weight_].offset;
    if (!spec.bias) return;
    bias_ = layout.AddVector(place.name + ".b", outputs_, place.dense);
    bias_offset_ = layout.tensors()[bias_].offset;
  }

  Index outputs() const override { return outputs_; }
  bool WorksInPlace() const override { return false; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar*, Scalar* y) override {
    const Scalar* weights = pass.parameters + weight_offset_;
    const Scalar* bias = bias_ < 0 ? nullptr : pass.parameters + bias_offset_;
    if (kStartModule || x) {
      Multiply(outputs_, inputs_, pass.stride, weights, bias, x, y);
    } else {
      MultiplySamples(outputs_, inputs_, pass.stride, weights, bias, Samples(pass), y);
    }
  }

  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar*,
                Scalar* dx) override {
    Scalar* weights_gradient = pass.gradient + weight_offset_;
    if (kStartModule || x) {
      OuterSum(outputs_, inputs_, pass.stride, dy, x, weights_gradient);
    } else {
      OuterSumSamples(outputs_, inputs_, pass.batch, pass.stride, dy, Samples(pass),
                      weights_gradient);
    }
    if (bias_ >= 0) RowSums(outputs_, pass.stride, dy, pass.gradient + bias_offset_);
    if (pass.trace) pass.trace->push_back({weight_, bias_, inputs_, outputs_, x, dy});
    if (dx) {
      MultiplyTransposed(outputs_, inputs_, pass.stride, pass.parameters + weight_offset_, dy, dx);
    }
  }

  void Initialize(const InitializerEntry& initializer, const ParamValues& params, Random& random,
                  Vector<Scalar>& parameters) const override {
    std::vector<double> weights(static_cast<std::size_t>(outputs_ * inputs_));
    std::vector<double> bias(bias_ < 0 ? 0 : static_cast<std::size_t>(outputs_));
    initializer.details.fill(params, {outputs_, inputs_, weights, bias, random});
    const auto copy = [&](const std::vector<double>& from, Index offset) {
      for (double value : from) parameters[offset++] = Scalar(static_cast<PlainOf<Scalar>>(value));
    };
    copy(weights, weight_offset_);
    copy(bias, bias_offset_);
  }

 private:
  products::IndexedRows<Scalar> Samples(const Pass<Scalar>& pass) const {
    return {pass.sample_rows, inputs_, pass.samples};
  }

  Index inputs_;
  Index outputs_;
  Index weight_;
  Index bias_ = -1;
  Index weight_offset_;
  Index bias_offset_ = 0;
};

template <class Scalar>
class ActivationLayer final : public Layer<Scalar> {
 public:
  ActivationLayer(const LayerSpec& spec, const LayerPlace& place)
      : features_(place.features),
        function_(
            ActivationRegistry::Find(spec.id)->details.makers.template Make<Scalar>(spec.params)) {
    if (function_->LearntCount() == 0) return;
    const Index tensor =
        place.layout->AddVector(place.name + ".a", function_->LearntCount(), place.dense);
    learnt_ = place.layout->tensors()[tensor].offset;
  }

  Index outputs() const override { return features_; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar*, Scalar* y) override {
    function_->Forward(features_ * pass.stride, x, pass.parameters + learnt_, y);
    if (pass.activations) {
      pass.activations->push_back({features_, x, y, function_.get(), pass.parameters + learnt_});
    }
  }
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar* y, Scalar* dy, Scalar*,
                Scalar* dx) override {
    function_->Backward(features_ * pass.stride, x, y, dy, pass.parameters + learnt_, dx,
                        pass.gradient + learnt_);
  }
  void Initialize(const InitializerEntry&, const ParamValues&, Random&,
                  Vector<Scalar>& parameters) const override {
    for (Index i = 0; i < function_->LearntCount(); ++i) {
      parameters[learnt_ + i] = Scalar(static_cast<PlainOf<Scalar>>(function_->LearntStart()));
    }
  }

 private:
  Index features_;
  AnyActivation<Scalar> function_;
  Index learnt_ = 0;
};

// x + F(x).
template <class Scalar>
class ResidualLayer final : public Layer<Scalar> {
 public:
  ResidualLayer(const LayerSpec& spec, const LayerPlace& place, Index* dense)
      : inner_(spec.layers, place.features, place.name + ".", dense, place.layout) {}

  Index outputs() const override { return inner_.outputs(); }

  Index Plan(Index stride) override {
    size_ = inner_.outputs() * stride;
    return size_ + inner_.Plan(stride);
  }
  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work, Scalar* y) override {
    const Scalar* f = inner_.Forward(pass, x, work + size_);
    for (Index i = 0; i < size_; ++i) y[i] = x[i] + f[i];
  }
  void Backward(const Pass<Scalar>& pass, const Scalar* x, const Scalar*, Scalar* dy, Scalar* work,
                Scalar* dx) override {
    // F overwrites its copy of dy.
    std::copy(dy, dy + size_, work);
    const Scalar* through = inner_.Backward(pass, x, work, work + size_, true);
    for (Index i = 0; i < size_; ++i) dx[i] = dy[i] + through[i];
  }
  void Initialize(const InitializerEntry& initializer, const ParamValues& params, Random& random,
                  Vector<Scalar>& parameters) const override {
    inner_.Initialize(initializer, params, random, parameters);
  }
  void CollectStatistics(std::vector<RunningStatistics<Scalar>*>* statistics) override {
    inner_.CollectStatistics(statistics);
  }

 private:
  Sequence<Scalar> inner_;
  Index size_ = 0;
};

// Inverted dropout: what stays is divided by the probability of staying (Srivastava et al. 2014).
template <class Scalar>
class DropoutLayer final : public Layer<Scalar> {
 public:
  DropoutLayer(const LayerSpec& spec, const LayerPlace& place)
      : features_(place.features), probability_(spec.probability), given_(spec.mask) {}

  Index outputs() const override { return features_; }
  Index Plan(Index stride) override { return features_ * stride; }

  void Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* mask, Scalar* y) override {
    const Index size = features_ * pass.stride;
    if (pass.mode == Mode::kEvaluate) {
      std::copy(x, x + size, y);
      return;
    }
    Draw(pass, mask);
    for (Index i = 0; i < size; ++i) y[i] = x[i] * mask[i];
  }
  void Backward(const Pass<Scalar>& pass, const Scalar*, const Scalar*, Scalar* dy, Scalar* mask,
                Scalar* dx) override {
    if (pass.mode == Mode::kEvaluate) return;
    for (Index i = 0; i < features_ * pass.stride; ++i) dx[i] = dy[i] * mask[i];
  }

 private:
  // 0 or 1 / (1 - p) for every input; the padding, which nobody reads, is 0.
  void Draw(const Pass<Scalar>& pass, Scalar* mask) const {
    const Scalar kept(static_cast<PlainOf<Scalar>>(1 / (1 - probability_)));
    for (Index f = 0; f < features_; ++f) {
      for (Index i = 0; i < pass.stride; ++i) {
        bool keep = false;
        if (i < pass.batch) {
          keep = given_.empty() ? pass.dropout->Uniform() >= probability_
                                : given_[f * pass.batch + i] != 0;
        }
        mask[f * pass.stride + i] = keep ? kept : Scalar(0);
      }
    }
  }

  Index features_;
  double probability_;
  std::vector<double> given_;
};

template <class Scalar>
AnyLayer<Scalar> MakeLayer(const LayerSpec& spec, const LayerPlace& place, Index* dense) {
  switch (spec.kind) {
    case LayerSpec::Kind::kDense:
      return AnyLayer<Scalar>::template Make<DenseLayer<Scalar>>(spec, place);
    case LayerSpec::Kind::kActivation:
      return AnyLayer<Scalar>::template Make<ActivationLayer<Scalar>>(spec, place);
    case LayerSpec::Kind::kNorm:
      return NormRegistry::Find(spec.id)->details.makers.template Make<Scalar>(spec.params, place);
    case LayerSpec::Kind::kResidual:
      return AnyLayer<Scalar>::template Make<ResidualLayer<Scalar>>(spec, place, dense);
    case LayerSpec::Kind::kDropout:
      return AnyLayer<Scalar>::template Make<DropoutLayer<Scalar>>(spec, place);
  }
  return {};
}

std::optional<Problem> CheckLayer(const LayerSpec& spec, Index inputs, Index* outputs) {
  *outputs = inputs;
  switch (spec.kind) {
    case LayerSpec::Kind::kDense:
      if (spec.inputs != inputs || spec.outputs < 1) {
        return Problem{"layers", std::to_string(spec.inputs),
                       "a dense layer must take the " + std::to_string(inputs) +
                           " features before it and have at least one output"};
      }
      *outputs = spec.outputs;
      return std::nullopt;
    case LayerSpec::Kind::kActivation:
      if (ActivationRegistry::Find(spec.id)) return std::nullopt;
      return Problem{"activation", spec.id, "is not in the catalog"};
    case LayerSpec::Kind::kNorm:
      if (NormRegistry::Find(spec.id)) return std::nullopt;
      return Problem{"norm", spec.id, "is not in the catalog"};
    case LayerSpec::Kind::kResidual: {
      if (auto problem = CheckLayers(spec.layers, inputs, outputs)) return problem;
      if (*outputs == inputs) return std::nullopt;
      return Problem{"layers", std::to_string(*outputs),
                     "a residual block must end with as many features as it starts with"};
    }
    case LayerSpec::Kind::kDropout:
      if (spec.probability >= 0 && spec.probability < 1) return std::nullopt;
      return Problem{"dropout", NumberWording(spec.probability), "must be at least 0 and below 1"};
  }
  return std::nullopt;
}

template <class Entries>
ParamValues DefaultsOf(const Entries* entry) {
  return entry ? ParamValues(entry->params) : ParamValues();
}

}  // namespace

LayerSpec LayerSpec::Dense(Index inputs, Index outputs, bool bias) {
  LayerSpec spec;
  spec.kind = Kind::kDense;
  spec.inputs = inputs;
  spec.outputs = outputs;
  spec.bias = bias;
  return spec;
}
LayerSpec LayerSpec::Activation(std::string_view id) {
  return Activation(id, DefaultsOf(ActivationRegistry::Find(id)));
}
LayerSpec LayerSpec::Activation(std::string_view id, ParamValues params) {
  LayerSpec spec;
  spec.kind = Kind::kActivation;
  spec.id = id;
  spec.params = std::move(params);
  return spec;
}
LayerSpec LayerSpec::Norm(std::string_view id) {
  return Norm(id, DefaultsOf(NormRegistry::Find(id)));
}
LayerSpec LayerSpec::Norm(std::string_view id, ParamValues params) {
  LayerSpec spec;
  spec.kind = Kind::kNorm;
  spec.id = id;
  spec.params = std::move(params);
  return spec;
}
LayerSpec LayerSpec::Residual(std::vector<LayerSpec> layers) {
  LayerSpec spec;
  spec.kind = Kind::kResidual;
  spec.layers = std::move(layers);
  return spec;
}
LayerSpec LayerSpec::Dropout(double probability) {
  LayerSpec spec;
  spec.kind = Kind::kDropout;
  spec.probability = probability;
  return spec;
}

std::optional<Problem> CheckLayers(const std::vector<LayerSpec>& layers, Index inputs,
                                   Index* outputs) {
  *outputs = inputs;
  for (const LayerSpec& layer : layers) {
    if (auto problem = CheckLayer(layer, *outputs, outputs)) return problem;
  }
  if (layers.empty()) return Problem{"layers", "", "there must be at least one layer"};
  return std::nullopt;
}

template <class Scalar>
Sequence<Scalar>::Sequence(const std::vector<LayerSpec>& layers, Index inputs,
                           const std::string& prefix, Index* dense, Layout* layout)
    : inputs_(inputs), outputs_(inputs) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool is_dense = layers[i].kind == LayerSpec::Kind::kDense;
    // What follows a dense layer belongs to it.
    const Index place = is_dense ? *dense : std::max<Index>(*dense - 1, 0);
    Step step;
    step.layer =
        MakeLayer<Scalar>(layers[i], {layout, prefix + std::to_string(i), place, outputs_}, dense);
    step.inputs = outputs_;
    outputs_ = step.layer->outputs();
    steps_.push_back(std::move(step));
    if (is_dense) ++*dense;
  }
}

template <class Scalar>
Index Sequence<Scalar>::Plan(Index stride) {
  Index size = 0;
  const auto reserve = [&](Index count) {
    const Index offset = size;
    size += PaddedSize<Scalar>(count);
    return offset;
  };
  for (Step& step : steps_) {
    step.work = reserve(step.layer->Plan(stride));
    step.y = reserve(step.layer->outputs() * stride);
    step.dx = step.layer->WorksInPlace() ? -1 : reserve(step.inputs * stride);
  }
  return size;
}

template <class Scalar>
const Scalar* Sequence<Scalar>::Forward(const Pass<Scalar>& pass, const Scalar* x, Scalar* work) {
  for (Step& step : steps_) {
    step.layer->Forward(pass, x, work + step.work, work + step.y);
    x = work + step.y;
  }
  return x;
}

template <class Scalar>
Scalar* Sequence<Scalar>::Backward(const Pass<Scalar>& pass, const Scalar* x, Scalar* dy,
                                   Scalar* work, bool wants_dx) {
  for (std::size_t i = steps_.size(); i-- > 0;) {
    Step& step = steps_[i];
    const Scalar* step_x = i == 0 ? x : work + steps_[i - 1].y;
    Scalar* dx = step.dx < 0 ? dy : work + step.dx;
    if (i == 0 && step.dx >= 0 && !wants_dx) dx = nullptr;
    step.layer->Backward(pass, step_x, work + step.y, dy, work + step.work, dx);
    dy = dx;
  }
  return dy;
}

template <class Scalar>
void Sequence<Scalar>::Initialize(const InitializerEntry& initializer, const ParamValues& params,
                                  Random& random, Vector<Scalar>& parameters) const {
  for (const Step& step : steps_) {
    step.layer->Initialize(initializer, params, random, parameters);
  }
}

template <class Scalar>
void Sequence<Scalar>::CollectStatistics(std::vector<RunningStatistics<Scalar>*>* statistics) {
  for (Step& step : steps_) step.layer->CollectStatistics(statistics);
}

template class Sequence<float>;
template class Sequence<Dual<float>>;
#ifndef PLAYGROUND_FLOAT_ONLY
template class Sequence<double>;
template class Sequence<Dual<double>>;
#endif

}  // namespace playground
