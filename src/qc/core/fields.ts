/** The name of a field within its procedure, as rules and formulas use it: "maxdev". */
export type FieldKey = string;

/** From the lowest to the highest, both included; null is open. */
export interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** Asked for only when a choice is none of these: a photo when artifacts are not "none". */
export interface RequiredWhen {
  readonly whenField: FieldKey;
  readonly isNoneOf: readonly string[];
}

/** Whether a session without it is complete. */
export type Need = 'required' | 'optional' | RequiredWhen;

interface AnyField {
  readonly key: FieldKey;
  readonly label: string;
  readonly need: Need;
}

/** What every field with numbers has. */
interface Numeric {
  /** UCUM, one of data/units. */
  readonly unit: string;
  /** Decimals that are typed and shown. */
  readonly decimals: number;
  /** Outside of it a person is asked once whether it is no slip of typing. Never an acceptance limit. */
  readonly plausible: Range | null;
}

export interface NumberField extends AnyField, Numeric {
  readonly type: 'number';
}

export interface IntegerField extends AnyField {
  readonly type: 'integer';
  readonly unit: string;
  readonly plausible: Range | null;
}

/** The same reading taken several times. */
export interface ReplicatesField extends AnyField, Numeric {
  readonly type: 'replicates';
  readonly least: number;
  readonly most: number;
  /** Whether rules look at their mean or at each of them, the worst counting. */
  readonly judged: 'mean' | 'each';
}

/** Worked out from other fields, never typed; null when one of them is unknown. */
export interface ComputedField extends AnyField, Numeric {
  readonly type: 'computed';
  readonly formula: string;
}

export interface ChoiceField extends AnyField {
  readonly type: 'choice';
  readonly options: readonly string[];
}

/** Recorded as "yes" or "no". */
export interface YesNoField extends AnyField {
  readonly type: 'yes-no';
}

export interface TextField extends AnyField {
  readonly type: 'text';
}

/** A safety item asks its own tap; ordinary ones may be answered together ("rest OK"). */
export type ItemKind = 'ordinary' | 'safety';

export interface ChecklistItem {
  readonly key: FieldKey;
  readonly label: string;
  readonly kind: ItemKind;
}

export interface ChecklistField extends AnyField {
  readonly type: 'checklist';
  readonly items: readonly ChecklistItem[];
  /** Whether an item may be answered "does not apply". */
  readonly mayNotApply: boolean;
}

/** Photos or files. */
export interface AttachmentField extends AnyField {
  readonly type: 'attachment';
}

export type Field =
  | NumberField
  | IntegerField
  | ReplicatesField
  | ComputedField
  | ChoiceField
  | YesNoField
  | TextField
  | ChecklistField
  | AttachmentField;

export type ItemAnswer = 'pass' | 'fail' | 'n/a';

/** What was recorded in a field; null is unknown, never zero. */
export type RecordedValue =
  | number
  | string
  | null
  | readonly (number | null)[]
  /** Of attachments: the names under which they are kept. */
  | readonly string[]
  | Readonly<Record<FieldKey, ItemAnswer | null>>;

/** What a session recorded, by field; a key that is missing is unknown. */
export type RecordedValues = Readonly<Record<FieldKey, RecordedValue>>;

/** The options of a field that is answered by choosing; null for any other. */
export const optionsOf = (field: Field): readonly string[] | null => {
  if (field.type === 'choice') return field.options;
  return field.type === 'yes-no' ? ['yes', 'no'] : null;
};

/** Fields that hold one number or several, so that formulas, numeric rules and trends can use them. */
export type NumericField = NumberField | IntegerField | ReplicatesField | ComputedField;

export const isNumeric = (field: Field): field is NumericField =>
  field.type === 'number' ||
  field.type === 'integer' ||
  field.type === 'replicates' ||
  field.type === 'computed';

/** Decimals of a field with numbers. */
export const decimalsOfField = (field: NumericField): number =>
  field.type === 'integer' ? 0 : field.decimals;
