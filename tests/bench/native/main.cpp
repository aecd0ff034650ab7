// Measures sessions on request. One request a line on standard input, words separated by tabs; one
// line of answer each, "ok ..." or "error MESSAGE":
//   open ENGINE KEY=VALUE ...    ENGINE: native, eigen (see session.h)
//   advance STEPS
//   measure SECONDS WARMUP       -> ok STEPS SECONDS
//   parameters FILE              writes them as float32
//   close

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "session.h"

namespace playground_bench {

std::vector<char> ReadFile(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<double> ReadNumbers(const std::string& text) {
  std::vector<double> numbers;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) numbers.push_back(std::stod(part));
  return numbers;
}

namespace {

// The clock is read about this often.
constexpr double kChunkSeconds = 0.01;

double Now() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

// Trains in chunks for at least min_seconds; returns how long it took.
double AdvanceFor(Session& session, double min_seconds, int chunk, long* steps) {
  const double start = Now();
  double seconds = 0;
  do {
    session.Advance(chunk);
    *steps += chunk;
    seconds = Now() - start;
  } while (seconds < min_seconds);
  return seconds;
}

// As measure() of ../session.js: warm-up, then from the initial weights.
std::string Measure(Session& session, double min_seconds, double warmup) {
  session.Restart();
  int chunk = 1;
  const double end = Now() + warmup;
  do {
    long steps = 0;
    if (AdvanceFor(session, 0, chunk, &steps) < kChunkSeconds / 2) chunk *= 2;
  } while (Now() < end);
  session.Restart();
  long steps = 0;
  const double seconds = AdvanceFor(session, min_seconds, chunk, &steps);
  return "ok " + std::to_string(steps) + " " + std::to_string(seconds);
}

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> words;
  std::stringstream stream(line);
  for (std::string word; std::getline(stream, word, '\t');) words.push_back(word);
  return words;
}

std::unique_ptr<Session> Open(const std::vector<std::string>& words, std::string* error) {
  Options options;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    options[words[i].substr(0, equals)] = words[i].substr(equals + 1);
  }
  if (words.at(1) == "native") return OpenEngine(options, error);
  if (words.at(1) == "eigen") return OpenControl(options, error);
  *error = "no engine " + words[1];
  return nullptr;
}

std::string WriteParameters(Session& session, const std::string& name) {
  const std::vector<float> parameters = session.Parameters();
  std::ofstream file(name, std::ios::binary);
  file.write(reinterpret_cast<const char*>(parameters.data()),
             static_cast<std::streamsize>(parameters.size() * sizeof(float)));
  return file ? "ok" : "error cannot write " + name;
}

std::string Answer(const std::vector<std::string>& words, std::unique_ptr<Session>* session) {
  const std::string& request = words.at(0);
  if (request == "open") {
    std::string error;
    *session = Open(words, &error);
    return *session ? "ok" : "error " + error;
  }
  if (!*session) return "error nothing is open";
  if (request == "advance") {
    (*session)->Advance(std::stoi(words.at(1)));
    return "ok";
  }
  if (request == "measure") {
    return Measure(**session, std::stod(words.at(1)), std::stod(words.at(2)));
  }
  if (request == "parameters") return WriteParameters(**session, words.at(1));
  if (request == "close") {
    session->reset();
    return "ok";
  }
  return "error no request " + request;
}

}  // namespace
}  // namespace playground_bench

int main() {
  std::unique_ptr<playground_bench::Session> session;
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << playground_bench::Answer(playground_bench::Split(line), &session) << std::endl;
  }
}
