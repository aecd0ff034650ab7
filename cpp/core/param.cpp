#include "core/param.h"

#include <algorithm>
#include <cmath>

namespace playground {
namespace {

Wording Join(std::string_view choices) {
  if constexpr (kStartModule) return {};
  std::string text;
  for (const char c : choices) {
    if (c == '|')
      text += ", ";
    else
      text += c;
  }
  return text;
}

std::optional<InputError> CheckNumber(const ParamSpec& spec, double value) {
  const auto broken = [&](Wording rule) {
    return InputError{Wording(spec.id), NumberWording(value), std::move(rule)};
  };
  // An optional maximum (a growth rate, say) may be infinite: the same as not set.
  const bool unlimited = spec.optional() && std::isinf(value) && value > 0;
  if (!std::isfinite(value) && !unlimited) return broken("must be a finite number");
  const bool low = spec.min_excluded ? !(value > spec.min) : !(value >= spec.min);
  if (low || !(value <= spec.max || unlimited)) {
    const Wording lower = spec.min_excluded ? "greater than " : "at least ";
    if (spec.max >= kLarge) {
      return broken(low ? "must be " + lower + NumberWording(spec.min)
                        : "must be at most " + NumberWording(spec.max));
    }
    return broken("must be " + lower + NumberWording(spec.min) + " and at most " +
                  NumberWording(spec.max));
  }
  if (spec.type == ParamType::kInt && value != std::floor(value)) {
    return broken("must be a whole number");
  }
  if (spec.type == ParamType::kBool && value != 0 && value != 1) {
    return broken("must be true or false");
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> Words(std::string_view choices) {
  std::vector<std::string_view> words;
  while (!choices.empty()) {
    const std::size_t length = std::min(choices.find('|'), choices.size());
    words.push_back(choices.substr(0, length));
    choices.remove_prefix(std::min(length + 1, choices.size()));
  }
  return words;
}

int IndexOfWord(std::string_view choices, std::string_view word) {
  const auto words = Words(choices);
  const auto place = std::find(words.begin(), words.end(), word);
  return place == words.end() ? -1 : static_cast<int>(place - words.begin());
}

ParamValues::ParamValues(std::span<const ParamSpec> specs)
    : specs_(specs), lists_(specs.size()), given_(specs.size(), false) {
  for (const ParamSpec& spec : specs) {
    lists_[values_.size()].assign(spec.default_list.begin(), spec.default_list.end());
    values_.push_back(spec.default_value);
  }
}

int ParamValues::Find(std::string_view id) const {
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    if (specs_[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

int ParamValues::Require(std::string_view id) const {
  const int place = Find(id);
  if (place < 0) {
    Abort("no parameter is declared as ", id);
  }
  return place;
}

double ParamValues::operator[](std::string_view id) const { return values_[Require(id)]; }

bool ParamValues::IsSet(std::string_view id) const { return !std::isnan((*this)[id]); }

bool ParamValues::IsGiven(std::string_view id) const { return given_[Require(id)]; }

std::string_view ParamValues::ChoiceOf(std::string_view id) const {
  const int place = Require(id);
  const auto words = Words(specs_[place].choices);
  const auto index = static_cast<std::size_t>(values_[place]);
  return index < words.size() ? words[index] : std::string_view();
}

const std::vector<double>& ParamValues::List(std::string_view id) const {
  return lists_[Require(id)];
}

std::optional<InputError> ParamValues::Set(std::string_view id, double value) {
  const int place = Find(id);
  if (place < 0) return InputError{Wording(id), NumberWording(value), "is not a known name"};
  if (auto error = CheckNumber(specs_[place], value)) return error;
  values_[place] = value;
  given_[place] = true;
  return std::nullopt;
}

std::optional<InputError> ParamValues::SetChoice(std::string_view id, std::string_view choice) {
  const int place = Find(id);
  if (place < 0) return InputError{Wording(id), Wording(choice), "is not a known name"};
  const std::string_view choices = specs_[place].choices;
  const int index = IndexOfWord(choices, choice);
  if (index < 0) {
    return InputError{Wording(id), Wording(choice), "must be one of " + Join(choices)};
  }
  values_[place] = index;
  given_[place] = true;
  return std::nullopt;
}

std::optional<InputError> ParamValues::SetList(std::string_view id, std::vector<double> values) {
  const int place = Find(id);
  if (place < 0) return InputError{Wording(id), "", "is not a known name"};
  const ParamSpec& spec = specs_[place];
  for (std::size_t i = 0; i < values.size(); ++i) {
    // In pairs the range holds for the second number; the first is a place on the x axis.
    const bool checked = spec.list_columns == 1 || i % 2 == 1;
    const bool valid =
        std::isfinite(values[i]) && (!checked || (values[i] >= spec.min && values[i] <= spec.max));
    if (!valid) {
      return InputError{Wording(id), NumberWording(values[i]),
                        "each number must be between " + NumberWording(spec.min) + " and " +
                            NumberWording(spec.max)};
    }
    if (spec.whole && values[i] != std::floor(values[i])) {
      return InputError{Wording(id), NumberWording(values[i]), "each number must be whole"};
    }
  }
  std::optional<InputError> too_long;
  if (const auto most = static_cast<std::size_t>(spec.max_members); values.size() > most) {
    const auto count = [](std::size_t size) { return NumberWording(static_cast<double>(size)); };
    too_long = InputError{
        Wording(id), count(values.size()) + " members",
        "must have at most " + count(most) + " members; the first " + count(most) + " are used"};
    values.resize(most);
  }
  lists_[place] = std::move(values);
  given_[place] = true;
  return too_long;
}

std::optional<InputError> ParamValues::SetProgram(std::string_view id,
                                                  std::vector<double> program) {
  const int place = Find(id);
  if (place < 0) return InputError{Wording(id), "", "is not a known name"};
  lists_[place] = std::move(program);
  given_[place] = true;
  return std::nullopt;
}

std::optional<InputError> ParamValues::Unset(std::string_view id) {
  const int place = Find(id);
  if (place < 0 || !specs_[place].optional()) {
    return InputError{Wording(id), "null", "must have a value"};
  }
  values_[place] = kUnset;
  given_[place] = false;
  return std::nullopt;
}

}  // namespace playground
