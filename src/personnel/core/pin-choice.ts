const digits = Array.from('0123456789');
const pinLength = 4;

/** Whether it is tried first: one digit again and again, a run, a pair repeated. */
const isExpected = (pin: string): boolean => {
  const steps = Array.from(pin)
    .slice(1)
    .map((digit, at) => Number(digit) - Number(pin[at]));
  const isRun = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  return isRun || pin.slice(0, 2) === pin.slice(2);
};

/** The PIN itself and all that differ from it in one digit: what a finger may hit instead. */
const neighbourhood = (pin: string): string[] => [
  pin,
  ...Array.from(pin).flatMap((own, at) =>
    digits.filter((digit) => digit !== own).map((digit) => pin.slice(0, at) + digit + pin.slice(at + 1)),
  ),
];

/** The PIN of this number below 10,000, with leading zeros. */
const pinOf = (number: number): string => String(number).padStart(pinLength, '0');

/**
 * A PIN that differs from every other in at least two digits, so that a mistyped digit is nobody; null where none is
 * left. `isTaken` tells of any PIN whether someone has it, `random` gives a whole number below its argument.
 */
export const choosePin = (
  isTaken: (pin: string) => boolean,
  random: (below: number) => number,
): string | null => {
  const all = 10 ** pinLength;
  const from = random(all);
  // Without a common factor with 10,000, steps meet every PIN once: odd, and no multiple of five.
  const step = 10 * random(all / 10) + 3;
  for (let at = 0; at < all; at += 1) {
    const pin = pinOf((from + at * step) % all);
    if (!isExpected(pin) && !neighbourhood(pin).some(isTaken)) return pin;
  }
  return null;
};
