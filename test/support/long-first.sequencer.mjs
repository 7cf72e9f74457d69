import Sequencer from '@jest/test-sequencer';

/** What takes minutes, what takes seconds, what takes less: by where it lies, as a fresh checkout has no times yet. */
const ranks = [/\/test\/browser\//, /\/test\/acceptance\//];

const rankOf = ({ path }) => {
  const rank = ranks.findIndex((place) => place.test(path));
  return rank < 0 ? ranks.length : rank;
};

/** A long suite that begins last keeps one worker waiting for the other: those begin first, where no times are known too. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isKnown = sorted.every(({ duration }) => duration !== undefined);
    return isKnown ? sorted : sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
