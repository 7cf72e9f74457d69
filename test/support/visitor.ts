/** An answer as tests read it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null where there is none. */
  readonly body: unknown;
}

/** A browser as far as cookies go: keeps what is set, sends it back, forgets what is taken away. */
export class Visitor {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  /** What every request carries beside. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.headers = headers;
  }

  get = (path: string): Promise<Answer> => this.send('GET', path);
  post = (path: string, body: object = {}): Promise<Answer> => this.send('POST', path, body);
  put = (path: string, body: object = {}): Promise<Answer> => this.send('PUT', path, body);
  patch = (path: string, body: object = {}): Promise<Answer> => this.send('PATCH', path, body);
  delete = (path: string): Promise<Answer> => this.send('DELETE', path);

  async send(method: string, path: string, body?: object): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(cookie !== '' && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
        ...this.headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    this.keep(response.headers);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** "urn:kerma:…" of a refusal, or the status of what is none. */
export const codeOf = ({ status, body }: Answer): string => {
  const type = (body as { type?: unknown } | null)?.type;
  return typeof type === 'string' ? type.replace('urn:kerma:', '') : String(status);
};
