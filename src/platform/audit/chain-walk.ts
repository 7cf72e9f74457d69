import { beginning, type ChainedFields } from './audit-chain.ts';

/** A line of the trail as it stands in the table. */
export type ChainLine = ChainedFields & { readonly id: number; readonly hash: string };

/** What is wrong with the chain, by the numbers of lines. `follows` is the hash that the line says to come after. */
export type ChainFault =
  | { readonly kind: 'edited'; readonly from: number; readonly to: number }
  | { readonly kind: 'renumbered'; readonly id: number; readonly was: number }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number; readonly follows: string }
  | { readonly kind: 'astray'; readonly id: number; readonly follows: string };

/** A line that was passed, with the hashes that the next one may follow: as it stands, and as it was written. */
interface Passed {
  readonly hashes: readonly string[];
  readonly isEdited: boolean;
  readonly isOdd: boolean;
}

/** So many lines after an odd one, the lines before it may be followed too: one fault is told once. */
const reach = 2;
const mostKept = 100;

/**
 * Walks the trail from its first line, a line at a time, and tells what was altered since it was written. Kept are only the
 * last lines and the first hundred faults. `hashOf` gives the hash that a line must have.
 */
export class ChainWalk {
  lines = 0;
  editedLines = 0;
  faultCount = 0;
  last: { readonly id: number; readonly hash: string } | null = null;
  readonly faults: ChainFault[] = [];
  private readonly hashOf: (fields: ChainedFields) => string;
  private passed: readonly Passed[] = [{ hashes: [beginning], isEdited: false, isOdd: false }];

  constructor(hashOf: (fields: ChainedFields) => string) {
    this.hashOf = hashOf;
  }

  take(line: ChainLine): void {
    const written = this.hashOf(line);
    const isEdited = written !== line.hash;
    const misplaced = this.misplaced(line, isEdited);
    if (isEdited) this.addEdited(line.id);
    if (misplaced !== null) this.add(misplaced);
    const isOdd = isEdited || misplaced !== null;
    this.passed = [...this.passed, { hashes: [line.hash, written], isEdited, isOdd }].slice(-reach - 1);
    this.last = { id: line.id, hash: line.hash };
    this.lines += 1;
  }

  private misplaced({ id, previousHash }: ChainLine, isEdited: boolean): ChainFault | null {
    const expected = Math.max(this.last?.id ?? 0, 0) + 1;
    const follows = this.mayFollow(previousHash);
    if (id > expected && !follows) return { kind: 'gap', from: expected, to: id - 1, follows: previousHash };
    if (follows) return id === expected || isEdited ? null : { kind: 'renumbered', id, was: expected };
    const isExplained = isEdited || this.passed.at(-1)?.isEdited === true;
    return isExplained ? null : { kind: 'astray', id, follows: previousHash };
  }

  private mayFollow(previousHash: string): boolean {
    const isNearOdd = this.passed.slice(-reach).some(({ isOdd }) => isOdd);
    const may = isNearOdd ? this.passed : this.passed.slice(-1);
    return may.some(({ hashes }) => hashes.includes(previousHash));
  }

  /** Lines in a row are told as one fault. */
  private addEdited(id: number): void {
    this.editedLines += 1;
    const before = this.faults.at(-1);
    if (before?.kind === 'edited' && before.to === this.last?.id)
      this.faults.splice(-1, 1, { ...before, to: id });
    else this.add({ kind: 'edited', from: id, to: id });
  }

  private add(fault: ChainFault): void {
    this.faultCount += 1;
    if (this.faults.length < mostKept) this.faults.push(fault);
  }
}
