# Copies JSON for Modern C++ into the folder DESTINATION. A copy, since putting /usr/include itself on
# the path breaks a cross-compiler; while building rather than while configuring, so that who only
# wants the page does not need the library.

find_path(JSON_INCLUDE_DIR nlohmann/json.hpp REQUIRED
          PATHS /usr/include /usr/local/include /opt/homebrew/include)
file(COPY "${JSON_INCLUDE_DIR}/nlohmann" DESTINATION "${DESTINATION}")
