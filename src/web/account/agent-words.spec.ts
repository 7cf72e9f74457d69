import { describe, expect, it } from '@jest/globals';
import { agentWords } from './agent-words.ts';

describe('what a browser says it is', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0',
      'Firefox on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on iPad',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
  ])('%s is told as %s', (agent, words) => expect(agentWords(agent)).toBe(words));

  it('may be nothing', () => expect(agentWords(null)).toBe('a browser that does not say what it is'));
});
