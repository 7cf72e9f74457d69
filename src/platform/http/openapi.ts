import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { schemaForOpenApi } from './json-schema.ts';

/** Problem details (RFC 9457), as every error leaves. */
const problem = z
  .object({
    type: z.string().describe('urn:kerma:<code>'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened, what it means, what to do'),
    id: z.string().optional().describe('Of a fault of ours: tell it to the administrator'),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const description = `Dose reports in, dose indices out. Names carry their units: \`…Mgy\` mGy, \`…Gycm2\` Gy·cm²,
\`…Mgycm\` mGy·cm, \`…S\` s. Unknown is \`null\`, never 0. Times are ISO 8601. Lists are paged by cursor: send \`cursor\` as the
previous page's \`nextCursor\`. Errors are problem details.`;

type Operation = Record<string, unknown> & { responses: Record<string, unknown> };

const failure = {
  description: 'Problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const operationsOf = (document: OpenAPIObject): Operation[] =>
  Object.values(document.paths).flatMap((path) =>
    Object.values(path as Record<string, Operation>).filter((part) => 'responses' in part),
  );

/** The description of everything that HTTP carries, OpenAPI 3.1. */
export const describeApi = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kerma')
    .setDescription(description)
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: schemaForOpenApi,
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}`,
  });
  const converted = schemaForOpenApi(problem, { schemaType: 'output' });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(converted?.components as object) },
  };
  for (const operation of operationsOf(document)) operation.responses['default'] ??= failure;
  return document;
};
