/** Announced after receipts were written or moved on. */
export class ReceiptsChanged {
  readonly ids: readonly number[];

  constructor(ids: readonly number[]) {
    this.ids = ids;
  }
}
