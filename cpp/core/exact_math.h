// These transcendental functions are made of exactly rounded operations only (+, -, *, /, sqrt), so
// that data sets and initial weights are the same bits on every target; implementations of libm
// differ in the last place.
#pragma once

namespace playground::exact {

// Natural logarithm, x > 0 and finite; error below 2 ulp.
double Log(double x);
// |x| up to 1e5; absolute error below 1e-15. NaN beyond 1e15, where an angle says nothing.
double Sin(double x);
double Cos(double x);
// Any x; error below 2 ulp. Infinite beyond 709.78, 0 below -745.
double Exp(double x);
// Any x; error below 4 ulp.
double Tanh(double x);
// base^exponent. Whole exponents by squaring; others need a base >= 0, else the result is NaN, and
// have an error of some |exponent * log(base)| ulp.
double Power(double base, double exponent);

}  // namespace playground::exact
