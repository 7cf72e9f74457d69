import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { vertebralAugmentation } from '../data/lead-rules.ts';
import { distinctWords, holdsOn, lettersOf, textNamedBy } from './lead-rules.ts';

describe('a line of the policy on who leads', () => {
  it('holds from its first day to the day before it ended; without a first day, always before', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'];
    const held = (from: string | null, endedOn: string | null): boolean[] =>
      days.map((day) => holdsOn({ from, endedOn }, day));
    expect(held('2026-03-01', '2026-05-01')).toEqual([false, true, true, false]);
    expect(held(null, '2026-05-01')).toEqual([true, true, true, false]);
    expect(held('2026-03-01', null)).toEqual([false, true, true, true]);
    expect(held(null, null)).toEqual([true, true, true, true]);
  });

  it('never held where it ended on the day it began', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (begun, asked) => {
          const [day, other] = [begun, asked].map((date) => date.toISOString().slice(0, 10));
          expect(holdsOn({ from: day ?? '', endedOn: day ?? '' }, other ?? '')).toBe(false);
        },
      ),
    );
  });

  it('finds its words anywhere in a text, without case, accents and signs, and gives the text as sent', () => {
    expect(textNamedBy(['kyphoplast'], ['XA Spine', 'Ballon-KYPHOPLASTIE L1'])).toBe(
      'Ballon-KYPHOPLASTIE L1',
    );
    expect(textNamedBy(['vértebro-plast'], ['VERTEBRO_PLASTY T12'])).toBe('VERTEBRO_PLASTY T12');
    expect(textNamedBy(['kyphoplast'], ['XA Spine', ''])).toBeNull();
    expect(textNamedBy(['--'], ['XA Spine'])).toBeNull();
  });

  it('keeps a word once, as it was written first', () => {
    expect(distinctWords(['Kyphoplast', ' KYPHO-PLAST', 'kyphoplast ', 'kypho plast'])).toEqual([
      'Kyphoplast',
      'KYPHO-PLAST',
    ]);
    expect([lettersOf('T-12'), lettersOf('--')]).toEqual([3, 0]);
  });
});

describe('the line on vertebral augmentation', () => {
  it.each([
    'Kyphoplasty L1',
    'XA KYPHOPLASTY',
    'Kypho-plasty',
    'Vertebroplastie Th12',
    'VERTEBRO_PLASTY',
    'IR VERTEBRAL AUGMENTATION',
    'Percutaneous vertebral augmentatio',
    'Vertebral body augmentation w device',
    'Vertebral body stenting',
    'Cifoplastia L2',
    'Cyphoplastie',
    'Sacroplasty, bilateral',
    'Augmentation vertébrale',
  ])('knows “%s”', (text) => {
    expect(textNamedBy(vertebralAugmentation.words, [text])).toBe(text);
  });

  it.each(['PICC line', 'Vertebral angiogram', 'Angioplasty', 'Spine lumbar 3 views', 'Breast augmentation'])(
    'leaves “%s” alone',
    (text) => {
      expect(textNamedBy(vertebralAugmentation.words, [text])).toBeNull();
    },
  );
});
