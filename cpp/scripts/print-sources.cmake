# Prints which source is compiled in which group, one "group path" per line with the path relative to
# cpp/. Run as
#   cmake -DCHECKOUT=<folder> [-DPRETEND=<folder>] -P cpp/scripts/print-sources.cmake
# CHECKOUT is the repository's top folder; with PRETEND the sources are named as if it lay there.

include("${CMAKE_CURRENT_LIST_DIR}/source-lists.cmake")
if(NOT PRETEND)
  set(PRETEND "${CHECKOUT}")
endif()
set(folder "${PRETEND}/cpp")

list(TRANSFORM core_rooms REPLACE "(.+)" "${CHECKOUT}/cpp/\\1/*.cpp" OUTPUT_VARIABLE globs)
file(GLOB_RECURSE found RELATIVE "${CHECKOUT}/cpp" ${globs} "${CHECKOUT}/cpp/bindings/*.cpp")
list(TRANSFORM found PREPEND "${folder}/" OUTPUT_VARIABLE all)
cold_sources_of(cold "${folder}" ${all})
start_sources_of(start "${folder}" ${all})

set(text "")
foreach(group IN ITEMS all cold start)
  foreach(source IN LISTS ${group})
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${folder}" OUTPUT_VARIABLE relative)
    string(APPEND text "${group} ${relative}\n")
  endforeach()
endforeach()
# message() would print to standard error.
execute_process(COMMAND "${CMAKE_COMMAND}" -E echo_append "${text}")
