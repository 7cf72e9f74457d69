import { pduHeaderLength } from './pdu.ts';

const command = { store: 0x0001, echo: 0x0030 } as const;
const noDataSet = 0x0101;
const commandField = 0x0100;
const dataSetType = 0x0800;
/** A C-STORE command takes some 200 bytes; a hostile one must not keep the library's parser busy. */
const longestCommand = 4096;
/** Senders put one or two values into a PDU; each costs the library an object. */
const mostValuesInPdu = 64;

/** The elements of a command set that decide what follows (PS3.7 section 6.3, implicit little endian), or null. */
const readCommand = (bytes: Buffer): { field: number; hasDataSet: boolean } | null => {
  const numbers = new Map<number, number>();
  let at = 0;
  let before = -1;
  while (at + 8 <= bytes.length) {
    const element = bytes.readUInt16LE(at + 2);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (bytes.readUInt16LE(at) !== 0 || element <= before || end > bytes.length) return null;
    if (end - at === 10) numbers.set(element, bytes.readUInt16LE(at + 8));
    before = element;
    at = end;
  }
  const field = numbers.get(commandField);
  const type = numbers.get(dataSetType);
  if (at !== bytes.length || field === undefined || type === undefined) return null;
  return { field, hasDataSet: type !== noDataSet };
};

const isAllowed = ({ field, hasDataSet }: { field: number; hasDataSet: boolean }): boolean =>
  hasDataSet ? field === command.store : field === command.echo;

/**
 * Follows the messages inside P-DATA-TF (PS3.8 annex E): a command, and after C-STORE its data set, on one
 * presentation context. Whatever is not a C-ECHO or C-STORE never reaches the library, which would parse it.
 */
export class MessageCheck {
  private readonly commandPieces: Buffer[] = [];
  private context: number | null = null;
  private expects: 'command' | 'data' = 'command';

  /** Takes a whole P-DATA-TF; says what is wrong with it, or null. */
  check(pdu: Buffer): string | null {
    let at = pduHeaderLength;
    for (let values = 0; at < pdu.length; values += 1) {
      if (values === mostValuesInPdu) return 'too many values in one PDU';
      if (at + 6 > pdu.length) return 'a value without its header';
      const end = at + 4 + pdu.readUInt32BE(at);
      if (end < at + 6 || end > pdu.length) return 'a value that leaves its PDU';
      const wrong = this.follow(pdu.subarray(at + 4, end));
      if (wrong !== null) return wrong;
      at = end;
    }
    return pdu.length === pduHeaderLength ? 'an empty PDU' : null;
  }

  private follow(value: Buffer): string | null {
    const context = value.readUInt8(0);
    const control = value.readUInt8(1);
    const isCommand = (control & 1) === 1;
    const isLast = (control & 2) === 2;
    if (isCommand !== (this.expects === 'command')) return 'a command or data set out of turn';
    if (this.context !== null && this.context !== context) return 'a message on two presentation contexts';
    this.context = context;
    if (isCommand) return this.followCommand(value.subarray(2), isLast);
    if (isLast) this.restart();
    return null;
  }

  private followCommand(piece: Buffer, isLast: boolean): string | null {
    this.commandPieces.push(piece);
    const whole = Buffer.concat(this.commandPieces);
    if (whole.length > longestCommand || this.commandPieces.length > mostValuesInPdu)
      return 'a command too long';
    if (!isLast) return null;
    const read = readCommand(whole);
    if (read === null) return 'a command that cannot be read';
    if (!isAllowed(read)) return `command ${read.field.toString(16).padStart(4, '0')} is not served`;
    this.commandPieces.length = 0;
    if (read.hasDataSet) this.expects = 'data';
    else this.restart();
    return null;
  }

  private restart(): void {
    this.expects = 'command';
    this.context = null;
  }
}
