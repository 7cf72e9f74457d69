/** Bytes that all objects under way may hold together, so that many large ones cannot fill the memory. */
export class MemoryBudget {
  private left: number;

  constructor(bytes: number) {
    this.left = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.left) return false;
    this.left -= bytes;
    return true;
  }

  give(bytes: number): void {
    this.left += bytes;
  }
}

const firstCapacity = 131_072;

/**
 * The data set under way, in one buffer that doubles: fragments of a byte cost no more than others. Past the limit,
 * or when the budget is spent, the bytes are let go and only counted; the sender is told at the object's end.
 */
export class ObjectBuffer {
  private readonly budget: MemoryBudget;
  private readonly limit: number;
  private room: Buffer | null = Buffer.alloc(0);
  private length = 0;

  constructor(budget: MemoryBudget, limit: number) {
    this.budget = budget;
    this.limit = limit;
  }

  append(piece: Uint8Array): void {
    const length = this.length + piece.length;
    if (this.room !== null && length > this.room.length) this.grow(length);
    this.room?.set(piece, this.length);
    this.length = length;
  }

  /** The object, or null when it was too large to be held. */
  bytes(): Buffer | null {
    return this.room?.subarray(0, this.length) ?? null;
  }

  /** Gives the memory back; to be called once the object is stored or its sender gone. */
  free(): void {
    this.budget.give(this.room?.length ?? 0);
    this.room = null;
  }

  private grow(needed: number): void {
    const before = this.room ?? Buffer.alloc(0);
    const capacity = Math.min(this.limit, Math.max(firstCapacity, needed, before.length * 2));
    if (needed > this.limit || !this.budget.take(capacity - before.length)) {
      this.free();
      return;
    }
    this.room = Buffer.allocUnsafe(capacity);
    before.copy(this.room, 0, 0, this.length);
  }
}
