/** Announced when a person has said that a unit's reports are of another kind than it says itself. */
export class UnitReclassified {
  readonly unitId: number;

  constructor(unitId: number) {
    this.unitId = unitId;
  }
}
