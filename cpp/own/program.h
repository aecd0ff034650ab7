// Programs are what users write in small languages for update rules, schedules and surfaces. The
// page's parser (web/src/own/compile.js) turns the text into a list of numbers; this file says what
// the list means, and is the gate through which it comes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/param.h"

namespace playground {

// On single numbers, in double: slot dst = operation(slots a, b, c). Comparisons give 1 or 0.
enum class ScalarOperation {
  kCopy,      // a
  kAdd,       // a + b
  kSubtract,  // a - b
  kMultiply,  // a * b
  kDivide,    // a / b
  kNegate,    // -a
  kSqrt,      // From here to kFloor: a function of a.
  kAbs,
  kSign,
  kExp,
  kLog,
  kTanh,
  kSin,
  kCos,
  kFloor,
  kPower,  // a ^ b
  kDecay,  // a ^ t of this step; b: which of the correctors remembers a ^ (t - 1). Rules only.
  kMin,    // of a and b
  kMax,
  kLess,       // a < b
  kLessEqual,  // a <= b
  kEqual,      // a == b
  kSelect,     // a != 0 ? b : c
  kCount
};

// On vectors, block by block: vector dst = operation of vectors a, b (and c where so written) and
// the numbers in the slots s and t, rounded to the number type of the run.
enum class VectorOperation {
  kCopy,           // a
  kFill,           // s
  kScale,          // s a
  kShift,          // a + s
  kScaleShift,     // s a + t
  kAdd,            // a + b
  kSubtract,       // a - b
  kMultiply,       // a b
  kDivide,         // a / b
  kScaleDivide,    // (s a) / b
  kReciprocal,     // s / a
  kCombine,        // s a + t b
  kAverage,        // s a + t b, what is next to the smallest number becomes 0
  kAverageSquare,  // s a + t b^2, likewise
  kRootShift,      // sqrt(s a) + t
  kRoot,           // sqrt(s a)
  kMin,            // of a and b
  kMax,
  kMinNumber,  // of a and s
  kMaxNumber,
  kAbs,
  kSign,
  kExp,
  kLog,
  kTanh,
  kSin,
  kCos,
  kFloor,
  kPower,        // a ^ b
  kPowerNumber,  // a ^ s
  kLess,         // a < b
  kLessEqual,    // a <= b
  kEqual,        // a == b
  kSelect,       // a != 0 ? b : c
  kFlush,        // a, what is next to the smallest number becomes 0
  // Over the tensor, or over everything if s is 1; dst is a slot, known in the next pass.
  kSum,      // of a
  kDot,      // of a b
  kLeast,    // of a
  kLargest,  // of a
  kCount
};

struct ScalarInstruction {
  ScalarOperation operation;
  int dst, a, b, c;
};

struct VectorInstruction {
  VectorOperation operation;
  int dst, a, b, c, s, t;
};

// Vectors are numbered: weights, gradient, kept ones, whole temporaries, registers (one block
// each). A slot holds one number and keeps it until it is overwritten.
struct Program {
  struct Pass {
    std::vector<ScalarInstruction> scalars;
    std::vector<VectorInstruction> vectors;
  };

  int slots = 0;         // Inputs, then constants, then everything else.
  int momentum = -1;     // Slot of the constant that schedules may cycle; -1: none.
  int result = 0;        // Slot of a schedule's or surface's value.
  int kept_vectors = 0;  // State.
  int kept_numbers = 0;  // State, counted only.
  int temporaries = 0;   // Vectors that live from one pass to a later one.
  int registers = 0;
  int correctors = 0;
  bool by_tensor = false;  // Reductions over each tensor.
  std::vector<double> constants;
  std::vector<ScalarInstruction> setup;  // Once; everything else every step.
  std::vector<Pass> passes;
};

// Slots that are set from outside, by language. Constants follow them.
namespace rule_slots {
inline constexpr int kStep = 0, kRate = 1, kSize = 2, kTotalSize = 3, kInputs = 4;
}
namespace schedule_slots {
inline constexpr int kStep = 0, kRate = 1, kSteps = 2, kInputs = 3;
}
namespace surface_slots {
inline constexpr int kX = 0, kY = 1, kInputs = 2;
}

// Slots of a schedule or surface.
inline constexpr int kMostFormulaSlots = 512;

inline constexpr int kWeights = 0, kGradient = 1, kFirstKept = 2;

// The program that `numbers` stand for. Never trusts them: every operation and operand is checked,
// all sizes are bounded. Empty, and *rule says what is wrong, if it is none of `language`.
std::optional<Program> ReadProgram(std::span<const double> numbers, std::string_view language,
                                   std::string* rule);

// The program of a text parameter, `otherwise` if it was not set. Aborts on what ReadProgram would
// refuse: parameters passed the gate.
Program ProgramOf(const ParamValues& params, std::string_view id, std::string_view language,
                  std::span<const double> otherwise);

}  // namespace playground
