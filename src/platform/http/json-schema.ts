import type { StandardSchemaConverter } from '@nestjs/swagger';
import { z } from 'zod';

type Definitions = Record<string, Record<string, unknown>>;
interface Converted {
  readonly root: Record<string, unknown>;
  readonly definitions: Definitions;
}

/** Drops what only repeats the type: the bounds of safe integers, the pattern behind a format. */
const plain = (schema: Record<string, unknown>): void => {
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['format'] !== undefined) delete schema['pattern'];
  // An answer may gain fields within v1; whoever reads it must not be told otherwise.
  if (schema['additionalProperties'] === false) delete schema['additionalProperties'];
};

/** A schema with an id comes out as a reference only when it is not the root, hence the object around it. */
const convert = (schema: z.ZodType, io: 'input' | 'output'): Converted => {
  const whole = z.toJSONSchema(z.object({ root: schema }), {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => plain(jsonSchema),
  });
  return {
    root: (whole.properties?.['root'] ?? {}) as Record<string, unknown>,
    definitions: whole.$defs ?? {},
  };
};

const renamed = <T>(value: T, names: ReadonlyMap<string, string>): T =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (key !== '$ref' || typeof inner !== 'string') return inner;
    const name = inner.replace('#/$defs/', '');
    return `#/$defs/${names.get(name) ?? name}`;
  }) as T;

/** Where a schema differs between asking and answering (defaults, transforms), the asked one is named `…Input`. */
const convertInput = (schema: z.ZodType): Converted => {
  const asked = convert(schema, 'input');
  const answered = convert(schema, 'output');
  const differing = Object.keys(asked.definitions).filter(
    (name) => JSON.stringify(asked.definitions[name]) !== JSON.stringify(answered.definitions[name]),
  );
  const names = new Map(differing.map((name) => [name, `${name}Input`]));
  return {
    root: renamed(asked.root, names),
    definitions: Object.fromEntries(
      Object.entries(asked.definitions).map(([name, schema]) => [
        names.get(name) ?? name,
        renamed(schema, names),
      ]),
    ),
  };
};

const inlined = ({ root, definitions }: Converted): Record<string, unknown> => {
  const name = typeof root['$ref'] === 'string' ? root['$ref'].replace('#/$defs/', '') : null;
  return (name === null ? undefined : definitions[name]) ?? root;
};

/**
 * JSON Schema 2020-12 of a zod schema, as OpenAPI 3.1 wants it (the library's own conversion is that of 3.0).
 * What is asked for stays inline, since the library makes query parameters out of its properties.
 */
export const schemaForOpenApi: StandardSchemaConverter = (schema, { schemaType }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const converted = schemaType === 'input' ? convertInput(schema) : convert(schema, 'output');
  return {
    schema: schemaType === 'input' ? inlined(converted) : converted.root,
    components: converted.definitions,
  };
};
