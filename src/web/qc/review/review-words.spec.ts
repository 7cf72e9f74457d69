import { describe, expect, it } from '@jest/globals';
import type { SessionLine } from '../../../qc/sessions/sessions.contract.ts';
import { batchWords, isOwn, madeOf, whyOff } from './review-words.ts';

const line = (said: Partial<SessionLine> = {}): SessionLine => ({
  id: 1,
  unit: { id: 1, name: 'CT 2', state: 'confirmed' },
  procedureKey: 'CT-T01',
  name: 'Water CT number',
  performer: { id: 7, name: 'Bo' },
  recordedByIds: [7],
  performedAs: 'technologist',
  onDate: '2026-11-22',
  completedAt: '2026-11-22T07:00:00Z',
  comment: null,
  isComplete: true,
  verdict: 'pass',
  reviewState: 'unreviewed',
  ...said,
});

describe('a batch in words', () => {
  it('of passes only says so', () => {
    expect(batchWords([line(), line()])).toBe('all passed');
  });

  it('tells what was not judged and what was looked at already', () => {
    const batch = [
      line(),
      line({ verdict: 'not-evaluated' }),
      line({ verdict: 'action', reviewState: 'accepted' }),
    ];
    expect(batchWords(batch)).toBe('1 passed, 1 recorded, not judged, 1 accepted after a look');
  });

  it('names its tests, most first', () => {
    expect(madeOf([line({ name: 'Noise' }), line(), line()])).toBe('Water CT number (2), Noise (1)');
  });
});

describe('what may be signed', () => {
  it('is not one’s own as a technologist; one’s own survey is', () => {
    expect(isOwn(line(), 7)).toBe(true);
    expect(isOwn(line(), 8)).toBe(false);
    expect(isOwn(line({ performedAs: 'physicist' }), 7)).toBe(false);
  });

  it('is nothing without the standing, without a choice, and beyond 500 at once', () => {
    const able = { mayReview: true, because: [] };
    expect(whyOff({ mayReview: false, because: ['Not in charge.', 'Not certified.'] }, 3)).toBe(
      'Not in charge. Not certified.',
    );
    expect(whyOff(able, 0)).toBe('Choose at least one session.');
    expect(whyOff(able, 500)).toBeNull();
    expect(whyOff(able, 502)).toContain('Deselect 2 sessions');
  });
});
