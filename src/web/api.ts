import { z } from 'zod';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  id: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** What the server refused or could not do, in words (RFC 9457). */
export class ApiProblem extends Error {
  readonly problem: Problem;
  /** How long to wait before the next attempt, seconds; null where nothing was said. */
  readonly retryAfterS: number | null;

  constructor(problem: Problem, options?: ErrorOptions & { retryAfterS?: number | null }) {
    super(problem.detail, options);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.retryAfterS = options?.retryAfterS ?? null;
  }
}

const signInNeeded = 'urn:kerma:sign-in-needed';
const listeners = new Set<() => void>();

/** Calls back whenever an answer says that nobody is signed in, or no longer; gives what ends that. */
export const onSignInNeeded = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

type QueryValue = string | number | boolean | null | undefined;
export type ApiQuery = Readonly<Record<string, QueryValue | readonly string[]>>;

/** The address of an API path with its query; absent values are left out, lists repeat their name. */
export const apiUrl = (path: string, query: ApiQuery = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? (value as readonly string[]) : [value as QueryValue];
    for (const each of values) {
      if (each !== null && each !== undefined && each !== '') search.append(name, String(each));
    }
  }
  const text = search.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
};

const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem(
    {
      type: 'urn:kerma:unreachable',
      title: 'Kerma does not answer',
      status: 0,
      detail:
        'Kerma does not answer. It may be restarting, or the network is gone. Nothing is lost; try again.',
    },
    { cause },
  );

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  const wait = response.headers.get('retry-after');
  if (parsed.success) {
    const retryAfterS = wait !== null && /^\d+$/.test(wait) ? Number(wait) : null;
    return new ApiProblem(parsed.data, { retryAfterS });
  }
  return new ApiProblem({
    type: 'urn:kerma:unknown',
    title: 'Kerma could not answer',
    status: response.status,
    detail: `Kerma could not answer this (${response.status}) and did not say why. Try again; if it stays, look at the server's log.`,
  });
};

const ask = async (url: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.problem.type === signInNeeded) for (const listener of listeners) listener();
  throw problem;
};

/** What the answer carries; an empty one is undefined. */
const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
};

const parse = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
  const parsed = schema.safeParse(await bodyOf(response));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApiProblem(
    {
      type: 'urn:kerma:contract',
      title: 'The answer has another shape than this page knows',
      status: 0,
      detail: `This page and the server are of different versions (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). Load the page again.`,
    },
    { cause: parsed.error },
  );
};

/** GET, parsed by the contract. */
export const getJson = async <T>(
  path: string,
  schema: z.ZodType<T>,
  options: { query?: ApiQuery; signal?: AbortSignal } = {},
): Promise<T> => {
  const init: RequestInit = options.signal === undefined ? {} : { signal: options.signal };
  return parse(await ask(apiUrl(path, options.query), init), schema);
};

/** POST, PUT, PATCH or DELETE with a JSON body, the answer parsed by the contract. */
export const sendJson = async <T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
): Promise<T> => {
  const response = await ask(apiUrl(path), {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return parse(response, schema);
};

/** POST or PUT of a form with files, the answer parsed by the contract. */
export const sendForm = async <T>(
  path: string,
  form: FormData,
  schema: z.ZodType<T>,
  method: 'POST' | 'PUT' = 'POST',
): Promise<T> => parse(await ask(apiUrl(path), { method, body: form }), schema);
