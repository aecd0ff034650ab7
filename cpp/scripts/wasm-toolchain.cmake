# Finds Emscripten wherever it was installed and uses its own CMake toolchain file.
#
# Not `emcmake`: on Emscripten 3.1.6 that passes Node a flag which Node 20 refuses, and ctest breaks.

find_program(EMXX_PROGRAM em++ REQUIRED)
get_filename_component(emxx_target "${EMXX_PROGRAM}" REALPATH)
get_filename_component(emxx_folder "${emxx_target}" DIRECTORY)

# In order: Debian and emsdk keep the compiler beside its CMake files, Homebrew in libexec, Fedora in lib.
foreach(candidate IN ITEMS "${emxx_folder}" "$ENV{EMSDK}/upstream/emscripten"
                           "${emxx_folder}/../libexec" /usr/share/emscripten /usr/lib/emscripten)
  if(EXISTS "${candidate}/cmake/Modules/Platform/Emscripten.cmake")
    get_filename_component(EMSCRIPTEN_ROOT_PATH "${candidate}" ABSOLUTE)
    break()
  endif()
endforeach()
if(NOT EMSCRIPTEN_ROOT_PATH)
  message(FATAL_ERROR "Found ${EMXX_PROGRAM} but not Emscripten.cmake; set EMSDK to the emsdk folder.")
endif()

include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
