import type { OpenAPIObject } from '@nestjs/swagger';

type Document = Pick<OpenAPIObject, 'paths' | 'components'>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];

function resolved(schema: Schema, schemas: Schemas): Exclude<Schema, { $ref: string }> | undefined {
  if ('$ref' in schema) {
    const found = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return found && resolved(found, schemas);
  }
  const [wrapped] = schema.allOf ?? [];
  return wrapped ? resolved(wrapped, schemas) : schema;
}

/** A body somebody may send: every field that is required or has an example, and none that may be left out without one. */
function sampleOf(given: Schema, schemas: Schemas): unknown {
  const schema = resolved(given, schemas);
  if (!schema) return null;
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return schema.items ? [sampleOf(schema.items, schemas)] : [];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer') return schema.minimum ?? 0;
  if (schema.type === 'string') return schema.format === 'email' ? 'somebody@cuspid.test' : 'text';
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name, field]) => schema.required?.includes(name) || resolved(field, schemas)?.example !== undefined,
  );
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, schemas)]));
}

/** Puts into the document what the console writes into the box of each body, so that Execute works at the first press. */
export function addSampleBodies({ paths, components }: Document): void {
  const schemas = components?.schemas ?? {};
  for (const item of Object.values(paths)) {
    for (const operation of [item.post, item.put, item.patch]) {
      if (!operation?.requestBody || '$ref' in operation.requestBody) continue;
      for (const [type, content] of Object.entries(operation.requestBody.content)) {
        // A file has no example: the console offers to choose one.
        if (content.schema && type === 'application/json') content.example = sampleOf(content.schema, schemas);
      }
    }
  }
}
