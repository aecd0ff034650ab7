#include "nn/sequence.h"

#include <algorithm>
#include <utility>

#include "nn/layers/activation.h"
#include "nn/layers/dense.h"
#include "nn/layers/dropout.h"
#include "nn/layers/residual.h"
#include "nn/norm.h"

namespace playground {
namespace {

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

}  // namespace

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
