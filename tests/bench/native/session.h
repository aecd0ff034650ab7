// The native benchmark program measures sessions of this kind.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace playground_bench {

// What `open` was given: key=value.
using Options = std::map<std::string, std::string>;

class Session {
 public:
  virtual ~Session() = default;
  virtual void Advance(int steps) = 0;
  // Back to the initial weights.
  virtual void Restart() = 0;
  // Layer by layer, weights out x in row by row, then biases.
  virtual std::vector<float> Parameters() = 0;
};

// The engine: Run<float>. Options: optimizer; optimizer.PARAMETER=number; for the settings
// number.KEY, word.KEY, list.KEY (numbers separated by commas); for data=own also table (a file of
// float32 cells, row by row, the label last) and columns. Null and *error if something is wrong.
std::unique_ptr<Session> OpenEngine(const Options& options, std::string* error);

// The control with plain Eigen expressions. Options: sizes, activation, loss, batch, optimizer,
// optimizer.PARAMETER, and files of raw numbers: inputs, labels (a byte each), parameters.
std::unique_ptr<Session> OpenControl(const Options& options, std::string* error);

// The whole file; empty if it cannot be read.
std::vector<char> ReadFile(const std::string& name);

// "8,8" -> {8, 8}; "" -> {}.
std::vector<double> ReadNumbers(const std::string& text);

}  // namespace playground_bench
