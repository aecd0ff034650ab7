#include <cstring>

#include "../control/eigen_expressions.h"
#include "session.h"

namespace playground_bench {
namespace {

double NumberOr(const Options& options, const std::string& key, double otherwise) {
  const auto place = options.find(key);
  return place == options.end() ? otherwise : ReadNumbers(place->second).at(0);
}

std::vector<float> ReadFloats(const std::string& name) {
  const std::vector<char> bytes = ReadFile(name);
  std::vector<float> numbers(bytes.size() / sizeof(float));
  std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(float));
  return numbers;
}

class ControlSession final : public Session {
 public:
  explicit ControlSession(eigen_control::Trainer trainer) : trainer_(std::move(trainer)) {}
  void Advance(int steps) override { trainer_.Advance(steps); }
  void Restart() override { trainer_.Restart(); }
  std::vector<float> Parameters() override {
    const eigen_control::Vector parameters = trainer_.Parameters();
    return {parameters.data(), parameters.data() + parameters.size()};
  }

 private:
  eigen_control::Trainer trainer_;
};

}  // namespace

std::unique_ptr<Session> OpenControl(const Options& options, std::string* error) {
  eigen_control::Definition definition;
  for (double units : ReadNumbers(options.at("sizes"))) {
    definition.sizes.push_back(static_cast<Eigen::Index>(units));
  }
  definition.relu = options.at("activation") == "relu";
  definition.softmax = options.at("loss") == "softmax-ce";
  definition.batch = static_cast<Eigen::Index>(NumberOr(options, "batch", 1));
  if (!eigen_control::FindRule(options.at("optimizer"), &definition.rule)) {
    *error = "the control has no rule " + options.at("optimizer");
    return nullptr;
  }
  definition.rate = NumberOr(options, "optimizer.lr", definition.rate);
  definition.momentum = NumberOr(options, "optimizer.momentum", definition.momentum);
  definition.beta1 = NumberOr(options, "optimizer.beta1", definition.beta1);
  definition.beta2 = NumberOr(options, "optimizer.beta2", definition.beta2);
  definition.epsilon = NumberOr(options, "optimizer.eps", definition.epsilon);
  definition.decay = NumberOr(options, "optimizer.weight_decay", definition.decay);

  const std::vector<float> inputs = ReadFloats(options.at("inputs"));
  const std::vector<char> labels = ReadFile(options.at("labels"));
  const std::vector<float> parameters = ReadFloats(options.at("parameters"));
  if (inputs.empty() || labels.empty() || parameters.empty()) {
    *error = "inputs, labels or parameters cannot be read";
    return nullptr;
  }
  return std::make_unique<ControlSession>(eigen_control::Trainer(
      definition, inputs.data(), reinterpret_cast<const unsigned char*>(labels.data()),
      static_cast<Eigen::Index>(labels.size()), parameters.data()));
}

}  // namespace playground_bench
