import type { OpenAPIObject } from '@nestjs/swagger';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const rowsOf = (document: OpenAPIObject): string =>
  Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { summary?: string }>).map(
        ([method, { summary }]) =>
          `<tr><td>${method.toUpperCase()}</td><td><code>${escaped(path)}</code></td><td>${escaped(summary ?? '')}</td></tr>`,
      ),
    )
    .join('\n');

/** The routes as one table for people; the whole description is in the document that it links to. */
export const apiPage = (document: OpenAPIObject, nonce: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Kerma: the API</title>
<style nonce="${nonce}">
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:3rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .75rem;border-bottom:1px solid #8884}
</style></head><body><main><h1>Kerma: the API</h1>
<p>${escaped(document.info.description ?? '').replace(/`([^`]*)`/g, '<code>$1</code>')}</p>
<p>Described in full, for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). <a href="/">To the pages</a>.</p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>
${rowsOf(document)}
</tbody></table></main></body></html>`;
