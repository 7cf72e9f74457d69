import type { Field, RecordedValue } from '../../../qc/core/fields.ts';
import type { TestDraft, Typing } from '../round/round.ts';

/** What every kind of field is given to be recorded. */
export interface StepProps<Kind extends Field = Field> {
  readonly field: Kind;
  readonly draft: TestDraft;
  readonly typing: Typing;
  readonly onType: (change: Partial<Typing>) => void;
  /** The person means this value. */
  readonly onEnter: (value: RecordedValue) => void;
}
