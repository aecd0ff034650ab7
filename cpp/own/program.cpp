#include "own/program.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace playground {
namespace {

constexpr double kVersion = 1;
constexpr int kMostNumbers = 20000;
constexpr int kMostSlots = 2048;
constexpr int kMostInstructions = 1024;
constexpr int kMostVectors = 12;  // Kept and temporary ones together.
constexpr int kMostRegisters = 32;
constexpr int kMostPasses = 16;

// Takes numbers one by one; the first that breaks a rule is remembered and all later ones are 0.
class Reader {
 public:
  explicit Reader(std::span<const double> numbers) : numbers_(numbers) {}

  // A whole number, low <= number < high.
  int Whole(int low, int high) {
    const double number = Next();
    if (number >= low && number < high && number == std::floor(number)) {
      return static_cast<int>(number);
    }
    valid_ = false;
    return low;
  }
  double Number() {
    const double number = Next();
    valid_ = valid_ && std::isfinite(number);
    return number;
  }
  bool valid() const { return valid_; }
  bool done() const { return place_ == numbers_.size(); }
  void Refuse() { valid_ = false; }

 private:
  double Next() {
    if (place_ < numbers_.size()) return numbers_[place_++];
    valid_ = false;
    return 0;
  }

  std::span<const double> numbers_;
  std::size_t place_ = 0;
  bool valid_ = true;
};

class ProgramReader {
 public:
  ProgramReader(std::span<const double> numbers, int inputs, bool is_rule)
      : reader_(numbers), inputs_(inputs), is_rule_(is_rule) {}

  std::optional<Program> Read() {
    if (reader_.Number() != kVersion) return std::nullopt;
    ReadSizes();
    program_.setup = ReadScalars(false);
    const int passes = reader_.Whole(1, kMostPasses + 1);
    for (int i = 0; i < passes && reader_.valid(); ++i) {
      program_.passes.push_back({ReadScalars(is_rule_), ReadVectors()});
    }
    if (!reader_.valid() || !reader_.done()) return std::nullopt;
    return std::move(program_);
  }

 private:
  void ReadSizes() {
    program_.slots = reader_.Whole(inputs_, (is_rule_ ? kMostSlots : kMostFormulaSlots) + 1);
    program_.momentum = reader_.Whole(-1, program_.slots);
    program_.result = reader_.Whole(0, program_.slots);
    program_.kept_vectors = reader_.Whole(0, is_rule_ ? kMostVectors + 1 : 1);
    program_.kept_numbers = reader_.Whole(0, program_.slots + 1);
    program_.temporaries =
        reader_.Whole(0, is_rule_ ? kMostVectors + 1 - program_.kept_vectors : 1);
    program_.registers = reader_.Whole(0, is_rule_ ? kMostRegisters + 1 : 1);
    program_.correctors = reader_.Whole(0, is_rule_ ? program_.slots + 1 : 1);
    program_.by_tensor = reader_.Whole(0, 2) == 1;
    vectors_ = kFirstKept + program_.kept_vectors + program_.temporaries + program_.registers;
    const int constants = reader_.Whole(0, program_.slots - inputs_ + 1);
    for (int i = 0; i < constants && reader_.valid(); ++i) {
      program_.constants.push_back(reader_.Number());
    }
    first_free_ = inputs_ + constants;
    const int momentum = program_.momentum;
    if (momentum >= 0 && (momentum < inputs_ || momentum >= first_free_)) reader_.Refuse();
  }

  std::vector<ScalarInstruction> ReadScalars(bool decays) {
    std::vector<ScalarInstruction> instructions;
    const int count = reader_.Whole(0, kMostInstructions + 1);
    for (int i = 0; i < count && reader_.valid(); ++i) {
      ScalarInstruction next;
      next.operation =
          static_cast<ScalarOperation>(reader_.Whole(0, static_cast<int>(ScalarOperation::kCount)));
      const bool is_decay = next.operation == ScalarOperation::kDecay;
      if (is_decay && !decays) reader_.Refuse();
      next.dst = FreeSlot();
      next.a = Slot();
      next.b = is_decay ? reader_.Whole(0, program_.correctors) : Slot();
      next.c = Slot();
      instructions.push_back(next);
    }
    return instructions;
  }

  std::vector<VectorInstruction> ReadVectors() {
    std::vector<VectorInstruction> instructions;
    const int count = reader_.Whole(0, is_rule_ ? kMostInstructions + 1 : 1);
    for (int i = 0; i < count && reader_.valid(); ++i) {
      VectorInstruction next;
      next.operation =
          static_cast<VectorOperation>(reader_.Whole(0, static_cast<int>(VectorOperation::kCount)));
      const bool reduces = next.operation >= VectorOperation::kSum;
      next.dst = reduces ? FreeSlot() : reader_.Whole(0, vectors_);
      if (!reduces && next.dst == kGradient) reader_.Refuse();
      next.a = reader_.Whole(0, vectors_);
      next.b = reader_.Whole(0, vectors_);
      next.c = reader_.Whole(0, vectors_);
      next.s = reduces ? reader_.Whole(0, 2) : Slot();
      next.t = Slot();
      instructions.push_back(next);
    }
    return instructions;
  }

  int Slot() { return reader_.Whole(0, program_.slots); }
  // Inputs and constants are not overwritten.
  int FreeSlot() { return reader_.Whole(first_free_, program_.slots); }

  Reader reader_;
  int inputs_;
  bool is_rule_;
  int vectors_ = 0, first_free_ = 0;
  Program program_;
};

int InputsOf(std::string_view language) {
  if (language == "rule") return rule_slots::kInputs;
  return language == "schedule" ? schedule_slots::kInputs : surface_slots::kInputs;
}

}  // namespace

std::optional<Program> ReadProgram(std::span<const double> numbers, std::string_view language,
                                   std::string* rule) {
  if (numbers.size() <= kMostNumbers) {
    auto program = ProgramReader(numbers, InputsOf(language), language == "rule").Read();
    if (program) return program;
    *rule = "is not a valid program";
  } else {
    *rule = "must have at most " + std::to_string(kMostNumbers) + " numbers";
  }
  return std::nullopt;
}

Program ProgramOf(const ParamValues& params, std::string_view id, std::string_view language,
                  std::span<const double> otherwise) {
  const std::vector<double>& given = params.List(id);
  std::string rule;
  auto program =
      ReadProgram(given.empty() ? otherwise : std::span<const double>(given), language, &rule);
  if (!program) {
    std::fprintf(stderr, "%s: %s\n", std::string(id).c_str(), rule.c_str());
    std::abort();
  }
  return *std::move(program);
}

}  // namespace playground
