interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Gathers what many callers want written while a commit is under way into the next one, so that a hundred receipts
 * cost one transaction and one sync. A batch that fails is tried item by item: one bad row fails only its own caller.
 */
export class GroupCommit<Item, Result> {
  private readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  private readonly most: number;
  private waiting: Waiting<Item, Result>[] = [];
  private running = false;

  constructor(commit: (items: readonly Item[]) => Promise<readonly Result[]>, most = 200) {
    this.commit = commit;
    this.most = most;
  }

  /** Resolves with the item's result once it is committed. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    // One turn of the event loop lets the others of this moment join.
    await new Promise((done) => setImmediate(done));
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, this.most));
    this.running = false;
  }

  private async settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (fault) {
      if (batch.length > 1) for (const one of batch) await this.settle([one]);
      else batch[0]?.reject(fault);
    }
  }
}
