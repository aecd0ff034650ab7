# Which sources are compiled how. Everything here looks at paths relative to cpp/, so that it does not
# matter where a checkout lies and what its folders are called. tests/web/scripts/cmake-sources.test.js
# holds these functions to it.

# The rooms of the engine, without the bindings; README.md says what is in them.
set(core_rooms core own data nn optimizers schedules surfaces definition diagnostics training
    map pictures)

# What runs once per experiment or once per frame: small rather than fast in WebAssembly.
set(cold_patterns "^(bindings|core|data|definition|diagnostics|pictures|schedules|training)/"
    "^map/cells\\.cpp$" "^nn/initializers/" "^nn/(layer_spec|network_objective|network_spec)\\.cpp$")
set(warm_patterns "^core/(exact_math|linear_algebra)\\.cpp$" "^training/(history|loss_band|run)\\.cpp$")

# Entries: the start module gets a few of these by name.
set(entry_patterns "^(optimizers|schedules|surfaces)/" "^data/datasets/"
    "^nn/(activations|initializers|losses|norms)/")
# What the start module does without.
set(not_at_start_patterns
    "^own/" "^diagnostics/" "^map/"
    "^bindings/(catalog|cells|diagnostics|network_picture|planes|rules|run_data|step_report)\\.cpp$"
    "^core/linear_algebra\\.cpp$" "^data/table\\.cpp$"
    "^definition/(catalog_json|memory_budget)\\.cpp$"
    "^pictures/(landscape|network_picture|track)\\.cpp$"
    "^training/(run_cost|step_report|surface_training)\\.cpp$")

# Sets ${result} to those of the sources in ARGN (absolute paths) whose path relative to `folder`
# matches one of the regular expressions in the list called `patterns`.
function(matching_sources result folder patterns)
  set(matching "")
  foreach(source IN LISTS ARGN)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${folder}" OUTPUT_VARIABLE relative)
    foreach(pattern IN LISTS ${patterns})
      if(relative MATCHES "${pattern}")
        list(APPEND matching "${source}")
        break()
      endif()
    endforeach()
  endforeach()
  set(${result} "${matching}" PARENT_SCOPE)
endfunction()

# Sets ${result} to the others.
function(other_sources result folder patterns)
  matching_sources(matching "${folder}" ${patterns} ${ARGN})
  set(others ${ARGN})
  list(REMOVE_ITEM others ${matching})
  set(${result} "${others}" PARENT_SCOPE)
endfunction()

# Sets ${result} to the cold ones among the sources in ARGN; `folder` is cpp/.
function(cold_sources_of result folder)
  matching_sources(cold "${folder}" cold_patterns ${ARGN})
  other_sources(cold "${folder}" warm_patterns ${cold})
  set(${result} "${cold}" PARENT_SCOPE)
endfunction()

# Sets ${result} to what the start module has of the sources in ARGN before its entries are added.
function(start_sources_of result folder)
  other_sources(kept "${folder}" entry_patterns ${ARGN})
  other_sources(kept "${folder}" not_at_start_patterns ${kept})
  set(${result} "${kept}" PARENT_SCOPE)
endfunction()
