import { describe, expect, it } from '@jest/globals';
import { toDesignator, toHolder, toOfficer } from './notice-words.ts';

/** As it is read: a space that breaks no line is a space. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const read = ({ subject, paragraphs }: { subject: string; paragraphs: readonly string[] }) => ({
  subject: plain(subject),
  text: paragraphs.map(plain).join('\n'),
});

const abr = {
  personName: 'Mara Lindqvist',
  called: 'American Board of Radiology (ABR), Diagnostic Medical Physics',
  number: 'P1234',
  ends: '2026-12-03',
  lost: ['qualified-medical-physicist'] as const,
};

describe('a notice of an end', () => {
  it('says what ends, when, what it means and what to do', () => {
    const { subject, text } = read(toHolder(abr, '2026-11-03'));
    expect(subject).toBe(
      'Your credential ends on 3 Dec 2026: American Board of Radiology (ABR), Diagnostic Medical Physics',
    );
    expect(text).toContain('Dear Mara Lindqvist,');
    expect(text).toContain('Diagnostic Medical Physics, number P1234.');
    expect(text).toContain('When: 3 Dec 2026 is its last day, 30 days from now.');
    expect(text).toContain('from 4 Dec 2026 on you cannot sign QC as a qualified medical physicist.');
    expect(text).toContain('What to do: renew it');
  });

  it('counts the last days as people do, and speaks of what is past as past', () => {
    expect(read(toHolder(abr, '2026-12-02')).text).toContain('last day, tomorrow.');
    expect(read(toHolder(abr, '2026-12-03')).text).toContain('When: today, 3 Dec 2026, is its last day.');
    const past = read(toHolder({ ...abr, number: null }, '2026-12-06'));
    expect(past.subject).toContain('Your credential ended on 3 Dec 2026');
    expect(past.text).toContain('When: 3 Dec 2026 was its last day.');
    expect(past.text).toContain('since 4 Dec 2026 you cannot sign QC');
    expect(past.text).not.toContain('number');
  });

  it('threatens nothing where nothing rests on it alone', () => {
    const { text } = read(toHolder({ ...abr, lost: [] }, '2026-11-03'));
    expect(text).toContain('from 4 Dec 2026 on it counts no longer.');
    expect(text).not.toContain('cannot');
  });

  it('tells who follows credentials of whom it speaks, and whether that person knows', () => {
    const told = read(toOfficer(abr, '2026-11-26', { isTold: true }));
    expect(told.subject).toMatch(/^Mara Lindqvist: American Board.* ends on 3 Dec 2026$/);
    expect(told.text).toContain('from 4 Dec 2026 on Mara Lindqvist cannot sign QC');
    expect(told.text).toContain('Mara Lindqvist was told too.');
    const untold = read(toOfficer(abr, '2026-11-26', { isTold: false }));
    expect(untold.text).toContain('no mail address of Mara Lindqvist, who was not told');
  });
});

describe('a notice of yearly reviews', () => {
  const teo = { technologistName: 'Teo Brandt', unitName: 'Angio 1', dueBy: '2026-12-03' };

  it('lists all that are newly due, and those that are overdue as such', () => {
    const { subject, text } = read(toDesignator([teo, { ...teo, unitName: 'CT 2' }], '2026-11-26'));
    expect(subject).toBe('Yearly review of 2 designations: due soon');
    expect(text).toContain('Teo Brandt on CT 2: due by 3 Dec 2026.');
    const overdue = read(toDesignator([teo], '2026-12-04'));
    expect(overdue.subject).toBe('Yearly review of a designation: overdue');
    expect(overdue.text).toContain('was due by 3 Dec 2026, and none was made.');
  });
});
