// The runtime would print why it gives up, and Embind the number of a type that is not bound. Both
// would bring all of printf along.
#include <cstdlib>

extern "C" {

[[noreturn]] void abort_message(const char*, ...) { std::abort(); }

#ifdef PLAYGROUND_START_MODULE  // The full module formats numbers with it anyway.
int __wrap_siprintf(char* text, const char*, ...) {
  *text = '\0';
  return 0;
}
#endif

}  // extern "C"
