// A probe is what diagnostics see of a problem: the training loss as it is, without the noise of
// training.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/objective.h"

namespace playground {

// How one hidden layer responds to the probe's samples.
template <class Scalar>
struct LayerResponse {
  std::vector<Scalar> values;  // Those of all units on all samples, in no particular order.
  double dead = 0;             // Share of the units whose slope is flat on every sample.
  double flat = 0;             // Share of flat slopes among all units and samples.
};

// Belongs to one problem and shares its data, never its state: nothing that is done with a probe
// can reach a trained number. Dropout is off; batch norm takes the statistics of what it is given.
// Costs are in multiplications, roughly.
template <class Scalar>
class Probe {
 public:
  virtual ~Probe() = default;

  // The cost of one update on a mini-batch.
  virtual double StepCost() const = 0;

  // The training loss with its penalties over curvature_samples() samples; valid while the probe
  // lives.
  virtual Objective<Scalar>& objective() = 0;
  virtual Index curvature_samples() const { return 1; }
  virtual double CurvatureCost() const = 0;  // For one Hessian-vector product.

  // Samples that gradients are taken of; 0: single samples have no gradient of their own.
  virtual Index gradient_samples() const { return 0; }
  virtual double GradientCost() const { return 0; }  // For one sample's gradient.
  // Mean gradient over some of them, penalties included.
  virtual void Gradient(const Vector<Scalar>& /*parameters*/,
                        std::span<const std::uint32_t> /*samples*/, Vector<Scalar>& /*gradient*/) {}

  // Hidden layers, and how each responds.
  virtual Index hidden_layers() const { return 0; }
  virtual double ResponseCost() const { return 0; }
  virtual void Respond(const Vector<Scalar>& /*parameters*/,
                       std::vector<LayerResponse<Scalar>>* /*layers*/) {}
};

// Something that diagnostics can measure.
template <class Scalar>
class Probeable {
 public:
  virtual ~Probeable() = default;

  virtual const Layout& layout() const = 0;
  // A new probe, independent of this object.
  virtual std::unique_ptr<Probe<Scalar>> MakeProbe() const = 0;
};

}  // namespace playground
