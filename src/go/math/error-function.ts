/** The error function as Go's math package computes it (after FreeBSD msun, s_erf.c). */
import { exp } from './exponential';
import { fromWords, highWord, polynomial } from './floats';

const ERF_1 = 0.8450629115104675;
const EFX = 0.1283791670955126;
const EFX_8 = 1.0270333367641007;
const SMALL_ABOVE = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
];
const SMALL_BELOW = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
];
const NEAR_1_ABOVE = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const NEAR_1_BELOW = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const MIDDLE_ABOVE = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const MIDDLE_BELOW = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const LARGE_ABOVE = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const LARGE_BELOW = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

/** erf(x)/x - 1 below 0.84375. */
function ofSmall(x: number): number {
  const z = x * x;
  return polynomial(z, SMALL_ABOVE) / polynomial(z, SMALL_BELOW);
}

/** erf(x) - erf(1) up to 1.25. */
function near1(x: number): number {
  const s = x - 1;
  return polynomial(s, NEAR_1_ABOVE) / polynomial(s, NEAR_1_BELOW);
}

/** erfc(x) from 1.25 on. */
function tail(x: number): number {
  const s = 1 / (x * x);
  const quotient =
    x < 1 / 0.35
      ? polynomial(s, MIDDLE_ABOVE) / polynomial(s, MIDDLE_BELOW)
      : polynomial(s, LARGE_ABOVE) / polynomial(s, LARGE_BELOW);
  // exp(-x²) in two factors, of which the first has an exact exponent.
  const z = fromWords(highWord(x), 0);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + quotient)) / x;
}

export function erf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const size = x < 0 ? -x : x;
  const y = erfOfPositive(size);
  return x < 0 ? -y : y;
}

function erfOfPositive(x: number): number {
  if (x < 0.84375) {
    if (x < 2.848094538889218e-306) return 0.125 * (8 * x + EFX_8 * x);
    return x < 2 ** -28 ? x + EFX * x : x + x * ofSmall(x);
  }
  if (x < 1.25) return ERF_1 + near1(x);
  return x >= 6 ? 1 : 1 - tail(x);
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const size = x < 0 ? -x : x;
  if (size < 0.84375) {
    const y = smallErfc(size);
    return x < 0 ? 1 + y : 1 - y;
  }
  if (size < 1.25) return x < 0 ? 1 + ERF_1 + near1(size) : 1 - ERF_1 - near1(size);
  if (x < 0) return size > 6 ? 2 : 2 - tail(size);
  return size < 28 ? tail(size) : 0;
}

/** What erfc is less than 1. */
function smallErfc(x: number): number {
  if (x < 2 ** -56) return x;
  const y = ofSmall(x);
  return x < 0.25 ? x + x * y : 0.5 + (x * y + (x - 0.5));
}
