import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Settings that are secret, or hold a password: what they were set to is never repeated. */
const secret = new Set(['DATABASE_URL', 'KERMA_MAIL_URL', 'KERMA_SECRET_KEY']);

const needed = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number is needed' : 'a number is needed';
    case 'too_small':
      return issue.origin === 'string'
        ? `at least ${issue.minimum} characters are needed`
        : `${issue.inclusive === true ? 'it must be' : 'it must be more than'} ${issue.minimum}${issue.inclusive === true ? ' or more' : ''}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `at most ${issue.maximum} characters are taken`
        : `it must be ${issue.maximum} or less`;
    case 'invalid_value':
      return issue.values.length > 6
        ? 'true or false is needed'
        : `one of ${issue.values.map(String).join(', ')} is needed`;
    default:
      return issue.message;
  }
};

/** What is wrong with the settings, a line each: the name, what it was set to, what is needed. */
export const settingProblems = (issues: readonly Issue[], given: NodeJS.ProcessEnv): string[] =>
  issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    const value = given[name];
    const set = secret.has(name) || value === undefined ? '' : ` is "${value}"`;
    return `${name}${set}: ${needed(issue)}`;
  });
