import { Injectable } from '@nestjs/common';

/** Which names in reports are which of our people. */
export abstract class OperatorNames {
  /** The keys under which reports name a person, made as in `dose/core/operators`; none where nobody has said so. */
  abstract keysOf(personId: number): Promise<readonly string[]>;
}

/** As long as names cannot be mapped to people. */
@Injectable()
export class UnmappedOperatorNames extends OperatorNames {
  keysOf(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}
