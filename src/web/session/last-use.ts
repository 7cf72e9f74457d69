/** All tabs of one browser are one use of it: each tells the others here. */
const key = 'kerma-last-use';
const tellEveryMs = 5_000;

let last = Date.now();
let told = 0;

/** When somebody last pressed, typed or scrolled here, ms since 1970. */
export const lastUse = (): number => {
  const elsewhere = Number(localStorage.getItem(key) ?? 0);
  // A time to come is that of a clock that was put back.
  return elsewhere <= Date.now() ? Math.max(last, elsewhere) : last;
};

export const noteUse = (): void => {
  last = Date.now();
  if (last - told < tellEveryMs) return;
  told = last;
  localStorage.setItem(key, String(last));
};

const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/** Notes every use until it is told to stop. A mouse that is merely knocked is no use. */
export const watchUse = (): (() => void) => {
  const options = { capture: true, passive: true };
  noteUse();
  for (const sign of signs) window.addEventListener(sign, noteUse, options);
  return () => {
    for (const sign of signs) window.removeEventListener(sign, noteUse, options);
  };
};
