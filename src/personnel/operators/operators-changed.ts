/** Whose a name in reports is, who a person is, or what they do not lead is no longer what it was: judge again. */
export class OperatorsChanged {
  readonly what: 'name' | 'person' | 'rule';

  constructor(what: OperatorsChanged['what']) {
    this.what = what;
  }
}
