import { describe, expect, it } from '@jest/globals';
import {
  accumulated,
  code,
  codeSequence,
  computedTomography,
  container,
  event,
  num,
  person,
  projectionXRay,
  rawItem,
  reportBytes,
  text,
} from '../../../test/support/sr-builder.ts';
import type { CodeSpec, Element, ItemSpec, ReportSpec } from '../../../test/support/sr-builder.ts';
import type { CtReport } from './ct-report.ts';
import type { ProjectionReport } from './projection-report.ts';
import { readDoseReport } from './read-dose-report.ts';

const read = (spec: ReportSpec) => {
  const reading = readDoseReport(reportBytes(spec));
  if (!reading.ok) throw new Error(reading.refusal.message);
  return { report: reading.report, codes: reading.findings.map((finding) => finding.code) };
};

const projection = (...items: readonly ItemSpec[]) => {
  const { report, codes } = read({ items: [projectionXRay, ...items] });
  return { report: report as ProjectionReport, codes };
};

const ct = (...items: readonly ItemSpec[]): CtReport =>
  read({ items: [computedTomography, ...items] }).report as CtReport;

const planeA: CodeSpec = ['113620', 'DCM', 'Plane A'];
const planeB: CodeSpec = ['113621', 'DCM', 'Plane B'];
const allPlanes: CodeSpec = ['113890', 'DCM', 'All Planes'];
const product = (value: string): ItemSpec => num('113722', value, 'Gy.cm2');

describe('planes', () => {
  it('a section of all planes is the sum already, and is not added to them', () => {
    const { report } = projection(
      accumulated([product('2')], planeA),
      accumulated([product('3')], planeB),
      accumulated([product('5')], allPlanes),
    );
    expect(report.totals.kermaAreaProductGycm2).toBe(5);
    expect(report.accumulated).toHaveLength(3);
  });

  it('a plane of nothing but zeros is shown as zero', () => {
    const { report, codes } = projection(
      accumulated([product('2')], planeA),
      accumulated([product('0')], planeB),
      event([num('122130', '2', 'Gy.cm2'), num('113733', '80', 'kV')], { plane: planeA }),
    );
    expect(report.accumulated.map((plane) => plane.kermaAreaProductGycm2)).toEqual([2, 0]);
    expect(codes).toEqual(['template-missing']);
  });

  it('a plane that does not tell its part makes the total incomplete, and that is told', () => {
    const { report, codes } = projection(
      accumulated([product('2')], planeA),
      accumulated([num('113730', '10', 's')], planeB),
    );
    expect(report.totals.kermaAreaProductGycm2).toBe(2);
    expect(codes).toContain('total-incomplete');
  });

  it('one plane declared twice is told', () => {
    expect(projection(accumulated([product('2')]), accumulated([product('3')])).codes).toContain(
      'plane-repeated',
    );
  });
});

describe('containers in the wrong place', () => {
  it('events inside a container of the maker are read', () => {
    const { report } = projection(
      container(['1', '99ACME'], [event([num('113733', '80', 'kV')]), accumulated([product('2')])]),
    );
    expect(report.events).toHaveLength(1);
    expect(report.totals.kermaAreaProductGycm2).toBe(2);
  });

  it('CT dose and parameters without their containers are read from the acquisition', () => {
    const [acquisition] = ct(
      container('113819', [
        num('113830', '5', 'mGy'),
        num('113838', '100', 'mGycm'),
        num('113825', '200', 'mm'),
      ]),
    ).events;
    expect(acquisition).toMatchObject({ ctdiVolMgy: 5, dlpMgycm: 100, scanningLengthMm: 200 });
  });
});

describe('numbers sent in ways of their own', () => {
  const measured = (...values: readonly (readonly [string, string])[]): Element => [
    0x0040a300,
    'SQ',
    values.map(([value, unit]): Element[] => [
      [0x0040a30a, 'DS', value],
      codeSequence(0x004008ea, [unit, 'UCUM']),
    ]),
  ];
  const item = (
    concept: string,
    value: Element,
    valueType: readonly Element[] = [[0x0040a040, 'CS', 'NUM']],
  ): ItemSpec => rawItem([...valueType, codeSequence(0x0040a043, concept), value]);
  const eventOf = (...items: readonly ItemSpec[]) => {
    const { report, codes } = projection(event(items));
    return { read: report.events[0], codes };
  };

  it('several measured values of one item are a list, not the last of them', () => {
    expect(eventOf(item('113733', measured(['70', 'kV'], ['80', 'kV']))).read?.kvp).toBe(75);
  });

  it('a second measured value in another unit does not change the first', () => {
    expect(eventOf(item('122130', measured(['1', 'Gy.cm2'], ['9', 'mGy']))).read?.kermaAreaProductGycm2).toBe(
      1,
    );
  });

  it('an amount with several different values is not averaged: it is unknown, and that is told', () => {
    const { read: found, codes } = eventOf(num('122130', '1\\3', 'Gy.cm2'));
    expect(found?.kermaAreaProductGycm2).toBeNull();
    expect(found?.sent['kermaAreaProductGycm2']?.text).toEqual(['1', '3']);
    expect(codes).toContain('value-ambiguous');
  });

  it('an amount sent several times alike is that amount', () => {
    expect(eventOf(num('122130', '2\\2', 'Gy.cm2')).read?.kermaAreaProductGycm2).toBe(2);
  });

  it('an angle of 0 counts in the mean of several', () => {
    expect(eventOf(num('112011', '0\\10', 'deg')).read?.positionerPrimaryAngleDeg).toBe(5);
  });

  it('both codes of the exposure time with one value are no oddity, with two they are', () => {
    const both = (other: string) =>
      eventOf(num('113824', '12', 'ms'), num('113735', other, 'ms'), num('113733', '80', 'kV'));
    expect(both('12').codes).not.toContain('value-repeated');
    expect(both('13').codes).toContain('value-repeated');
    expect(both('13').read?.exposureTimeMs).toBe(12);
  });

  it('a number whose value type is missing is read by its measured value', () => {
    expect(eventOf(item('113733', measured(['80', 'kV']), [])).read?.kvp).toBe(80);
  });

  it.each(['{exposures}', 'Exposures', 'no units', 'frames', '{X-Ray Sources}', 'impulsi'])(
    'a count in "%s" is a count',
    (unit) => {
      expect(eventOf(num('113768', '7', unit)).read?.pulseCount).toBe(7);
    },
  );
});

describe('sentences of findings', () => {
  it('name a quantity in words', () => {
    const reading = readDoseReport(
      reportBytes({ items: [projectionXRay, event([num('113738', '1', 'R')])] }),
    );
    expect(reading.ok && reading.findings[0]?.message).toBe(
      'The air kerma at reference point was sent in "R", which is no unit of it that Kerma knows: the number 1 is not used.',
    );
  });

  it('of a count in the unit of something else say that it is not used', () => {
    const { report, codes } = projection(event([num('113768', '7', 'mGy'), num('113733', '80', 'kV')]));
    expect(report.events[0]?.pulseCount).toBeNull();
    expect(codes).toContain('unit-unknown');
  });
});

describe('codes under wrong schemes', () => {
  it.each<[string, CodeSpec]>([
    ['today’s code under the retired scheme', ['44491008', 'SRT']],
    ['the retired code under today’s scheme', ['P5-06000', 'SCT']],
    ['today’s code under DCM', ['44491008', 'DCM']],
    ['the scheme spelt out', ['44491008', 'SNOMED-CT']],
    ['blanks and NULs after the value', ['P5-06000 \0', 'SRT\0\0']],
  ])('%s means fluoroscopy all the same', (_, type) => {
    expect(projection(event([], { type })).report.examType).toBe('fluoroscopy');
  });

  it('a private scheme stays apart', () => {
    expect(projection(event([], { type: ['44491008', '99ACME'] })).report.examType).toBe('radiography');
  });
});

describe('persons', () => {
  const role = (value: string): ItemSpec => code('113875', value);

  it('each take role and id from what stands after their name', () => {
    const { report } = projection(
      event([
        person('113870', 'One^A', [], 'PERSON NAME'),
        role('113851'),
        person('113870', 'Two^B'),
        role('113850'),
        text('113871', '22'),
      ]),
    );
    expect(report.events[0]?.participants.map(({ role: found, id }) => [found?.value, id])).toEqual([
      ['113851', null],
      ['113850', '22'],
    ]);
  });
});

describe('a report without the title of one', () => {
  const template: Element = [0x0040a504, 'SQ', [[[0x0040db00, 'CS', '10001']]]];

  it('is read when its template says what it is', () => {
    const { report, codes } = read({
      title: null,
      sopClassUid: '1.2.840.10008.5.1.4.1.1.88.22',
      header: [template],
      items: [projectionXRay, event([])],
    });
    expect(report.kind).toBe('projection');
    expect(codes).toContain('root-concept-missing');
  });
});
