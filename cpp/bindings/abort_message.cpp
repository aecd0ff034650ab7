// The C++ runtime would print why it gives up, and bring all of printf along for that.
#include <cstdlib>

extern "C" [[noreturn]] void abort_message(const char*, ...) { std::abort(); }
