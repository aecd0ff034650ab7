// log, sin and cos from exactly rounded operations only (+, -, *, /, sqrt), so that data sets and
// initial weights are the same bits on every target; libm implementations differ in the last place.
#pragma once

namespace playground::exact {

// Natural logarithm, x > 0 and finite; error below 2 ulp.
double Log(double x);
// |x| up to 1e5; absolute error below 1e-15.
double Sin(double x);
double Cos(double x);

}  // namespace playground::exact
