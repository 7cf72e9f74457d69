/** Files made to take time or memory, each about as large as asked. Explicit little endian but where the name says otherwise. */
import { deflateRawSync } from 'node:zlib';

const longForms = new Set(['OB', 'SQ', 'UC', 'UN', 'UT']);
const undefinedLength = 0xffffffff;
const tags = {
  relationship: 0x0040a010,
  valueType: 0x0040a040,
  concept: 0x0040a043,
  code: 0x0040a168,
  measured: 0x0040a300,
  numeric: 0x0040a30a,
  unit: 0x004008ea,
  text: 0x0040a160,
  uid: 0x0040a124,
  person: 0x0040a123,
  content: 0x0040a730,
};

const bytesOf = (value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : value);

const tagged = (tag, length, vr = null) => {
  const head = Buffer.alloc(vr === null || !longForms.has(vr) ? 8 : 12);
  head.writeUInt16LE(tag >>> 16, 0);
  head.writeUInt16LE(tag & 0xffff, 2);
  if (vr !== null) head.write(vr, 4, 'latin1');
  if (vr !== null && !longForms.has(vr)) head.writeUInt16LE(length, 6);
  else head.writeUInt32LE(length, head.length - 4);
  return head;
};

const element = (tag, vr, value) => {
  const bytes = bytesOf(value);
  const padding = bytes.length % 2 === 0 ? '' : vr === 'UI' ? '\0' : ' ';
  return Buffer.concat([tagged(tag, bytes.length + padding.length, vr), bytes, Buffer.from(padding)]);
};

const item = (...elements) => {
  const body = Buffer.concat(elements);
  return Buffer.concat([tagged(0xfffee000, body.length), body]);
};

const sequence = (tag, items) => {
  const body = Buffer.concat(items);
  return Buffer.concat([tagged(tag, body.length, 'SQ'), body]);
};

const codeItem = (value, scheme, meaning) =>
  item(
    element(0x00080100, 'SH', value),
    element(0x00080102, 'SH', scheme),
    element(0x00080104, 'LO', meaning),
  );

const coded = (tag, value, scheme = 'DCM', meaning = 'm') =>
  sequence(tag, [codeItem(value, scheme, meaning)]);

const concepts = new Map();
const conceptOf = (value) => {
  if (!concepts.has(value)) concepts.set(value, coded(tags.concept, value));
  return concepts.get(value);
};

const content = (type, concept, value, children = []) =>
  item(
    element(tags.valueType, 'CS', type),
    typeof concept === 'string' ? conceptOf(concept) : concept,
    ...value,
    ...(children.length === 0 ? [] : [sequence(tags.content, children)]),
  );

const container = (concept, children) => content('CONTAINER', concept, [], children);
const code = (concept, value, scheme, meaning) =>
  content('CODE', concept, [coded(tags.code, value, scheme, meaning)]);
const text = (concept, value) => content('TEXT', concept, [element(tags.text, 'UT', value)]);
const uid = (concept, value) => content('UIDREF', concept, [element(tags.uid, 'UI', value)]);
const person = (concept, value) => content('PNAME', concept, [element(tags.person, 'PN', value)]);
const num = (concept, value, unit) =>
  content('NUM', concept, [
    sequence(tags.measured, [item(coded(tags.unit, unit, 'UCUM'), element(tags.numeric, 'DS', value))]),
  ]);

/** What `make` gives for 0, 1, 2 …, until so many bytes are together. */
const filled = (size, make) => {
  const parts = [];
  for (let total = 0, at = 0; total < size; at += 1) {
    const part = make(at);
    parts.push(part);
    total += part.length;
  }
  return parts;
};

const header = [
  element(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.88.67'),
  element(0x00080018, 'UI', '1.2.826.0.1.3680043.10.1.1'),
  element(0x00080020, 'DA', '20260314'),
  element(0x0020000d, 'UI', '1.2.826.0.1.3680043.10.1.2'),
  coded(tags.concept, '113701'),
];

const inTagOrder = (elements) =>
  elements.toSorted((a, b) => a.readUInt16LE(0) - b.readUInt16LE(0) || a.readUInt16LE(2) - b.readUInt16LE(2));

const part10 = (dataSet, transferSyntax = '1.2.840.10008.1.2.1') =>
  Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), element(0x00020010, 'UI', transferSyntax), dataSet]);

const dataSetOf = (items, more = []) =>
  Buffer.concat([...inTagOrder([...header, ...more]), sequence(tags.content, items)]);

const report = (items, more = []) => part10(dataSetOf(items, more));

const characterSet = (terms) => element(0x00080005, 'CS', terms);

const plane = code('113764', '113622');
const totals = (items = []) => container('113702', [plane, ...items]);
const event = (number, items) =>
  container('113706', [plane, uid('113769', `1.2.3.${number}`), code('113721', 'P5-06000', 'SRT'), ...items]);
const acquisition = (items) => container('113819', items);

const implausible = [
  '122130',
  '113738',
  '113742',
  '113733',
  '113734',
  '113767',
  '113824',
  '113793',
  '113791',
];
const implausibleUnits = ['Gy.m2', 'Gy', 's', 'kV', 'mA', 'mA', 'ms', 'ms', '/s'];
const implausibleNumbers = (at) =>
  implausible.map((concept, index) => num(concept, `9${at}9999999`, implausibleUnits[index]));

const projectionNumbers = [
  '122130 113738 111636 111631 113742 113733 113734 113767 113824 113735 113736 113793 113791 113768 113766 111634',
  '111638 111633 113790 113788 113789 113845 113846 113847 112011 112012 113739 113740 113770 113754 113755 113756',
  '113737 113748 113750 113792 113751 113752 113753 113759 113760 113761 128757 128758 128759 128760 128766 128767',
]
  .join(' ')
  .split(' ');

/** Sequences of undefined length in one another, none of them closed before all are open. */
const nested = (tag, depth, inside) => {
  const open = Buffer.concat([tagged(tag, undefinedLength, 'SQ'), tagged(0xfffee000, undefinedLength)]);
  const close = Buffer.concat([tagged(0xfffee00d, 0), tagged(0xfffee0dd, 0)]);
  return Buffer.concat([...Array(depth).fill(open), inside, ...Array(depth).fill(close)]);
};

const privateElements = (size, length) =>
  filled(size, (at) => element(0x00090000 + ((at % 0xefff) + 0x1000), 'LO', 'x'.repeat(length)));

const escaped = '\x1b$B;3ED\x1b(B^';

export const hostileFiles = {
  'distinct codes': (size) =>
    report([
      totals(),
      ...filled(size, (at) => code(coded(tags.concept, `${at}`, '99A'), `v${at}`, '99B', `m${at}`)),
    ]),
  'distinct SNOMED codes': (size) =>
    report([
      totals(),
      ...filled(size, (at) => code('121058', `T-${at.toString(16).toUpperCase()}`, 'SRT', `m${at}`)),
    ]),
  'codes alike but for their end': (size) =>
    report([totals(), ...filled(size, (at) => code('121058', 'value', 'DCM', `${'m'.repeat(200)}${at}`))]),
  'a code item of many codes': (size) =>
    report([
      totals(),
      content('CODE', '121058', [
        sequence(
          tags.code,
          filled(size, (at) => codeItem(`v${at}`, '99A', 'm')),
        ),
      ]),
    ]),
  'small items': (size) => report([totals(), ...filled(size, () => content('TEXT', '121106', []))]),
  'empty items': (size) => report([totals(), ...filled(size, () => item())]),
  'dose checks': (size) =>
    report([
      acquisition(
        filled(size, (at) =>
          container('113900', [num('113903', '1', 'mGy.cm'), num('113905', `${at + 2}`, 'mGy.cm')]),
        ),
      ),
    ]),
  'empty dose checks': (size) => report([acquisition(filled(size, () => container('113900', [])))]),
  'CT sources': (size) =>
    report([
      acquisition([
        container(
          '113822',
          filled(size, () => container('113831', [num('113733', '120', 'kV'), num('113734', '9999', 'mA')])),
        ),
      ]),
    ]),
  'empty CT sources': (size) => report([acquisition(filled(size, () => container('113831', [])))]),
  'CT events': (size) =>
    report(
      Array.from({ length: 4000 }, (_, at) =>
        acquisition([
          uid('113769', `1.2.${at}`),
          ...filled(size / 4000, () => num('113830', `${at}`, 'mGy')),
        ]),
      ),
    ),
  'implausible events': (size) =>
    report([
      totals(),
      ...Array.from({ length: 4000 }, (_, at) =>
        event(at, [
          ...implausibleNumbers(at),
          ...filled(Math.max(0, size / 4000 - 1500), () => text('121106', 'x'.repeat(100))),
        ]),
      ),
    ]),
  'empty events': (size) => report([totals(), ...filled(size, (at) => event(at, []))]),
  'filters in an event': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, () => container('113771', [num('113758', '3', 'mm'), num('113773', '1', 'mm')])),
      ),
    ]),
  'empty filters in an event': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, () => container('113771', [])),
      ),
    ]),
  'unknown units': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, (at) => num('113738', '1', `unit${at}`)),
      ),
    ]),
  'unknown units in a total': (size) =>
    report([totals(filled(size, (at) => num('111637', '1', `unit${at}`)))]),
  'every number again and again': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, (at) => num(projectionNumbers[at % projectionNumbers.length], `${at}`, 'mm')),
      ),
    ]),
  calibrations: (size) =>
    report([totals(filled(size, (at) => container('122505', [num('122322', `${at}`, '1')])))]),
  fiducials: (size) => report([totals(filled(size, () => container('128754', [])))]),
  planes: (size) =>
    report([
      ...Array.from({ length: 64 }, () => totals([num('113722', '1', 'Gy.m2')])),
      ...filled(size, (at) => event(at, [num('122130', '1', 'Gy.m2')])).slice(0, 4000),
    ]),
  'persons in an event': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, (at) => person('113870', `Nobody${at}^N`)),
      ),
    ]),
  observers: (size) => report([totals(), ...filled(size, (at) => person('121008', `Nobody${at}^N`))]),
  devices: (size) =>
    report([totals(filled(size, () => content('CODE', '113876', [], [text('113877', 'x')])))]),
  'images of an event': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, (at) =>
          content('IMAGE', '113795', [sequence(0x00081199, [item(element(0x00081155, 'UI', `1.${at}`))])]),
        ),
      ),
    ]),
  'one text': (size) => report([totals(), text('121106', 'x'.repeat(size))]),
  'one text of UTF-8': (size) => report([totals(), text('121106', Buffer.from('é'.repeat(size / 2)))]),
  'one text of no UTF-8': (size) => report([totals(), text('121106', Buffer.alloc(size, 0xc3))]),
  'one name': (size) =>
    report([totals(), content('PNAME', '113870', [element(tags.person, 'UN', '^='.repeat(size / 2))])]),
  'one text of blanks': (size) => report([totals(), text('121106', ' '.repeat(size))]),
  'texts of one accent': (size) =>
    report([totals(), ...filled(size, () => text('121106', Buffer.from('é')))]),
  'texts of one Cyrillic letter': (size) =>
    report(
      [totals(), ...filled(size, () => text('121106', Buffer.from([0xb1])))],
      [characterSet('ISO_IR 144')],
    ),
  'texts of one Chinese sign': (size) =>
    report(
      [totals(), ...filled(size, () => text('121106', Buffer.from([0xb1, 0xb1])))],
      [characterSet('GB18030')],
    ),
  'escapes in one text': (size) =>
    report(
      [totals(), text('121106', escaped.repeat(size / escaped.length))],
      [characterSet('\\ISO 2022 IR 87')],
    ),
  'escapes in many texts': (size) =>
    report([totals(), ...filled(size, () => text('121106', escaped))], [characterSet('\\ISO 2022 IR 87')]),
  'nothing but escapes': (size) =>
    report([totals(), text('121106', Buffer.alloc(size, 0x1b))], [characterSet('\\ISO 2022 IR 87')]),
  'protocols read as Latin-1': (size) =>
    report(
      [
        totals(),
        ...Array.from({ length: 4000 }, (_, at) =>
          event(at, [text('125203', Buffer.from('é'.repeat(size / 8000)))]),
        ),
      ],
      [characterSet('ISO_IR 100')],
    ),
  'comments of a maker': (size) =>
    report([
      totals(),
      ...Array.from({ length: 4000 }, (_, at) =>
        event(at, [text('121106', '<a SRData="1"/>'.repeat(size / 60_000))]),
      ),
    ]),
  'comments that never end': (size) =>
    report([
      totals(),
      ...Array.from({ length: 4000 }, (_, at) =>
        event(at, [text('121106', '<a SRData="xxxxxxxxxxxxxxxxxx'.repeat(size / 116_000))]),
      ),
    ]),
  'values in one number': (size) =>
    report([
      totals(),
      event(1, [
        content('NUM', '113733', [
          sequence(tags.measured, [
            item(coded(tags.unit, 'kV', 'UCUM'), element(tags.numeric, 'UN', '7\\'.repeat(size / 2))),
          ]),
        ]),
      ]),
    ]),
  'ten thousand values a number': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, () => num('113733', `${'70\\'.repeat(9999)}70`, 'kV')),
      ),
    ]),
  'values in the items of one number': (size) =>
    report([
      totals(),
      event(1, [
        content('NUM', '113733', [
          sequence(
            tags.measured,
            filled(size, () => item(element(tags.numeric, 'DS', '70'))),
          ),
        ]),
      ]),
    ]),
  'long numbers': (size) =>
    report([
      totals(),
      event(
        1,
        filled(size, () => num('113733', `1${'0'.repeat(60_000)}`, 'kV')),
      ),
    ]),
  'private elements in the header': (size) => report([totals()], privateElements(size, 8)),
  'empty elements in the header': (size) => report([totals()], privateElements(size, 0)),
  'private elements in 1 MB of header': () => report([totals()], privateElements(1_000_000, 0)),
  'private elements in an item': (size) => report([totals(), item(Buffer.concat(privateElements(size, 0)))]),
  'operators in the header': () => report([totals()], [element(0x00081070, 'UN', 'A^B\\'.repeat(240_000))]),
  'requests in the header': () =>
    report(
      [totals()],
      [
        sequence(
          0x0040a370,
          filled(950_000, (at) => item(element(0x00080050, 'SH', `${at}`))),
        ),
      ],
    ),
  'empty requests in the header': () =>
    report(
      [totals()],
      [
        sequence(
          0x0040a370,
          filled(950_000, () => item()),
        ),
      ],
    ),
  'codes in the header': () =>
    report(
      [totals()],
      [
        sequence(
          0x00081032,
          filled(950_000, (at) => codeItem(`${at}`, 'L', 'm')),
        ),
      ],
    ),
  'titles in the header': () =>
    part10(
      Buffer.concat([
        ...header.slice(0, -1),
        sequence(tags.concept, [codeItem('113701', 'DCM', 'm'), ...filled(950_000, () => item())]),
        sequence(tags.content, [totals()]),
      ]),
    ),
  'character sets in the header': () => report([totals()], [characterSet(Buffer.from('\\x'.repeat(30_000)))]),
  'sequences in one another in the header': () =>
    report([totals()], [nested(0x00091001, 25_000, Buffer.alloc(0))]),
  'sequences in one another in an item': (size) =>
    report([totals(), item(nested(0x00091001, Math.floor(size / 40), Buffer.alloc(0)))]),
  'sequences 60 deep in items': (size) =>
    report([totals(), ...filled(size, () => item(nested(0x00091001, 60, Buffer.alloc(0))))]),
  'content 39 deep': (size) =>
    report([totals(), ...filled(size, () => item(nested(tags.content, 39, conceptOf('113706'))))]),
  'content of containers 39 deep': (size) =>
    report([
      totals(),
      ...filled(size, () => item(nested(tags.content, 38, sequence(tags.content, Array(100).fill(item()))))),
    ]),
  'unfinished items': (size) =>
    Buffer.concat([
      report([totals()]).subarray(0, -8),
      Buffer.alloc(size, Buffer.concat([tagged(0xfffee000, undefinedLength)])),
    ]),
  'an image': (size) =>
    part10(
      Buffer.concat([
        element(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.2'),
        element(0x00080018, 'UI', '1.2.3'),
        element(0x7fe00010, 'OB', Buffer.alloc(size, 1)),
      ]),
    ),
  'an image of many frames': (size) =>
    part10(
      Buffer.concat([
        element(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.2.1'),
        element(0x00080018, 'UI', '1.2.3'),
        sequence(
          0x00089215,
          filled(size, (at) => item(sequence(0x00209111, [item(element(0x00209157, 'SH', `${at}`))]))),
        ),
      ]),
    ),
  zeros: (size) => Buffer.alloc(size),
  'a deflated bomb': (size) => deflated(Buffer.alloc(size * 100)),
  'deflated small items': () =>
    deflated(dataSetOf([totals(), ...filled(31_000_000, () => content('TEXT', '121106', []))])),
  'deflated long items': () =>
    deflated(dataSetOf([totals(), ...filled(31_000_000, (at) => text('121106', `${at}`.padEnd(200, 'é')))])),
};

const deflated = (dataSet) => part10(deflateRawSync(dataSet), '1.2.840.10008.1.2.1.99');
