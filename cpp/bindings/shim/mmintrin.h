// This header is deliberately empty. Eigen 3.4 includes <mmintrin.h> whenever SSE is on;
// WebAssembly has no MMX, so Emscripten does not ship the header. Eigen uses nothing from it. The
// file can go when Eigen stops asking.
