// Emscripten carries out some instructions of SSE2 number by number; this header replaces them by
// WebAssembly's own. Eigen's exponential function takes half the time.
#pragma once

#include_next <emmintrin.h>
#include <wasm_simd128.h>

// Saturates where SSE2 gives INT_MIN, which only numbers beyond 2^31 can tell.
#define _mm_cvttps_epi32(a) ((__m128i)wasm_i32x4_trunc_sat_f32x4((v128_t)(a)))
// Like SSE2's, the second of two that do not compare.
#define _mm_min_ps(a, b) ((__m128)wasm_f32x4_pmin((v128_t)(b), (v128_t)(a)))
#define _mm_max_ps(a, b) ((__m128)wasm_f32x4_pmax((v128_t)(b), (v128_t)(a)))
