import { dateWords } from '../../quantities/calendar.ts';
import type { SealedFields } from './audit-chain.ts';
import type { ChainFault } from './chain-walk.ts';

/** A fault in words; the line to look at, where there is one. */
export interface ToldFault {
  readonly entryId: number | null;
  readonly what: string;
}

const number = (value: number): string => value.toLocaleString('en-US');

const lines = (from: number, to: number): string =>
  from === to ? `Line ${number(from)}` : `Lines ${number(from)} to ${number(to)}`;

const missing = (from: number, to: number, words: string): ToldFault => ({
  entryId: null,
  what: `${lines(from, to)} ${from === to ? 'is' : 'are'} missing${words}.`,
});

const elsewhere = (id: number, after: number): ToldFault => ({
  entryId: id,
  what: `Line ${number(id)} does not stand in its place: it was written after line ${number(after)}.`,
});

const gapWords = ({ from, to }: ChainFault & { kind: 'gap' }, at: number | undefined): ToldFault => {
  // Every number from 1 on was taken, so that only there a line can have been given a lower one.
  if (at !== undefined && at >= 1 && at < from) return elsewhere(to + 1, at);
  if (at === undefined || from !== to) return missing(from, to, '');
  return {
    entryId: at,
    what: `Line ${number(from)} was given another number: it stands as line ${number(at)} now.`,
  };
};

const astrayWords = (id: number, at: number | undefined): ToldFault => {
  if (at !== undefined) return elsewhere(id, at);
  const what =
    id <= 1
      ? `Line ${number(id)} is not the first that was written: those before it are missing.`
      : `Line ${number(id)} does not follow the line before it: a line between them was taken out, or put in.`;
  return { entryId: id, what };
};

/** A fault of the chain in words. `lineOf` gives the number under which the line with a hash stands now. */
export const chainWords = (fault: ChainFault, lineOf: ReadonlyMap<string, number>): ToldFault => {
  switch (fault.kind) {
    case 'edited': {
      const { from, to } = fault;
      const they = from === to ? 'was changed after it was' : 'were changed after they were';
      return { entryId: from, what: `${lines(from, to)} ${they} written.` };
    }
    case 'renumbered': {
      const { id, was } = fault;
      return {
        entryId: id,
        what: `Line ${number(id)} has another number than before: it was line ${number(was)}.`,
      };
    }
    case 'gap':
      return gapWords(fault, lineOf.get(fault.follows));
    case 'astray':
      return astrayWords(fault.id, lineOf.get(fault.follows));
  }
};

interface Line {
  readonly id: number;
  readonly hash: string;
}

/** A note of where the trail ended; `isOurs` tells whether Kerma wrote it so. */
export interface EndNote extends Pick<SealedFields, 'lastId' | 'lastHash'> {
  readonly isOurs: boolean;
}

/** What is known of the end of the trail. */
export interface TrailEnd {
  readonly last: Line | null;
  readonly head: (EndNote & Pick<SealedFields, 'sinceId'>) | null;
  /** Hash of the line that the head names; null where there is none. */
  readonly hashAtHead: string | null;
  /** What was noted beside the database by the last verification. */
  readonly anchor: (EndNote & { readonly at: string }) | null;
  readonly hashAtAnchor: string | null;
  /** Whether that line was found to be changed, and told. */
  readonly isTold: (id: number) => boolean;
}

const noEntry = (what: string): ToldFault => ({ entryId: null, what });

const cutOrMore = ({ last, head, hashAtHead, isTold }: TrailEnd): ToldFault[] => {
  const lastId = last?.id ?? 0;
  if (head?.isOurs !== true) return [];
  if (lastId < head.lastId) {
    const isAllThere = last?.hash === head.lastHash;
    return [
      isAllThere
        ? noEntry(
            `The last line is line ${number(lastId)} and was line ${number(head.lastId)}: lines were taken out, and those after them given other numbers.`,
          )
        : missing(lastId + 1, head.lastId, ', cut off at the end'),
    ];
  }
  if (hashAtHead !== head.lastHash && !isTold(head.lastId))
    return [
      { entryId: head.lastId, what: `Line ${number(head.lastId)} is not the one that was written last.` },
    ];
  if (lastId === head.lastId) return [];
  return [
    {
      entryId: head.lastId + 1,
      what: `${lines(head.lastId + 1, lastId)} ${head.lastId + 1 === lastId ? 'stands' : 'stand'} after the end of the trail: Kerma did not write this there.`,
    },
  ];
};

const headFaults = (end: TrailEnd): ToldFault[] => {
  const { head, last } = end;
  if (head === null)
    return last === null
      ? []
      : [noEntry('What says where the trail ends is missing: lines may have been cut off at its end.')];
  if (!head.isOurs)
    return [noEntry('What says where the trail ends was changed: lines may have been cut off at its end.')];
  const isLate = head.sinceId > 1;
  return [
    ...cutOrMore(end),
    ...(isLate
      ? [
          noEntry(
            `What says where the trail ends was missing when line ${number(head.sinceId)} was written: lines before it may have been cut off.`,
          ),
        ]
      : []),
  ];
};

const anchorFaults = ({ anchor, hashAtAnchor, head, isTold }: TrailEnd): ToldFault[] => {
  if (anchor === null) return [];
  if (!anchor.isOurs)
    return [noEntry('The file audit-anchor.json in the data folder is not as Kerma wrote it.')];
  const isMissed = hashAtAnchor === null && head?.isOurs === true && head.lastId >= anchor.lastId;
  if (hashAtAnchor === anchor.lastHash || isMissed || isTold(anchor.lastId)) return [];
  return [
    noEntry(
      `When it was verified on ${dateWords(anchor.at)} (UTC), the trail had ${number(anchor.lastId)} lines; now line ${number(anchor.lastId)} is ${hashAtAnchor === null ? 'not there' : 'another one'}. Where an older copy of the database was put back on purpose, remove the file audit-anchor.json from the data folder, and verify again.`,
    ),
  ];
};

/** What is wrong with the end of the trail: cut off, put there by someone else, or no longer known. */
export const endFaults = (end: TrailEnd): ToldFault[] => [...headFaults(end), ...anchorFaults(end)];

/** Where no line fits, it is the key that is another. */
export const otherKey: ToldFault = noEntry(
  'No line fits the key of this installation. Was KERMA_SECRET_KEY changed, or secret.key in the data folder replaced? Verify with the key that was used before.',
);
