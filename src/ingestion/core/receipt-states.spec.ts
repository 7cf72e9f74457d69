import { describe, expect, it } from '@jest/globals';
import { nextStatus, statusesThatTake } from './receipt-states.ts';

describe('the life of a receipt', () => {
  it('ends in the study or as a refusal', () => {
    expect(nextStatus('received', 'recorded')).toBe('recorded');
    expect(nextStatus('received', 'refused')).toBe('refused');
  });

  it('tries again after a fault of ours, and parks after the last one', () => {
    expect(nextStatus('received', 'fault')).toBe('failed');
    expect(nextStatus('failed', 'fault')).toBe('failed');
    expect(nextStatus('failed', 'last-fault')).toBe('parked');
  });

  it('replays everything but what waits anyhow', () => {
    expect([...statusesThatTake('replay')].sort()).toEqual(['failed', 'parked', 'recorded', 'refused']);
  });

  it('wakes what waits for a fix when the same bytes come again, and leaves a refusal as it is', () => {
    expect([...statusesThatTake('came-again')].sort()).toEqual(['failed', 'parked']);
  });
});
