import type { SpecClinic } from '@cuspid/platform/testing';
import { describe } from '../console';
import { declaredRoutes, type Route } from '../testing/routes';

/** What the document says of a value, every reference followed. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  nullable?: boolean;
  example?: unknown;
  oneOf?: Schema[];
}
type Written = Schema & {
  $ref?: string;
  allOf?: Written[];
  oneOf?: Written[];
  properties?: Record<string, Written>;
  items?: Written;
};

/** A route with what the document tells of it. */
export interface Operation extends Route {
  query: { name: string; schema: Schema; isRequired: boolean }[];
  body?: Schema;
  /** What the console sends at the first press. */
  example: unknown;
  /** Media type and schema of each answer, by status. */
  answers: Record<string, Record<string, Schema | undefined>>;
  needsVersion: boolean;
  /** An `Idempotency-Key` must come with it. */
  needsKey: boolean;
  isStream: boolean;
  /** How often it may be asked is limited. */
  isCounted: boolean;
  /** The address as far as each of its parameters: `/api/patients/:id`, `/api/patients/:id/alerts/:alertId`. */
  slots: string[];
}

interface Told {
  parameters?: { in: string; name: string; required?: boolean; schema: Written }[];
  requestBody?: { content: Record<string, { schema: Written; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema?: Written }> }>;
}
interface Document {
  paths: Record<string, Record<string, Told>>;
  components: { schemas: Record<string, Written> };
}

/** Every route of the running application. */
export function operationsOf(clinic: SpecClinic): Operation[] {
  const document: Document = JSON.parse(JSON.stringify(describe(clinic.app)));
  const { schemas } = document.components;
  return declaredRoutes(clinic.app).map((route) => {
    const told = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
    if (!told) throw new Error(`${route.name} is not in the document`);
    return { ...route, ...detailsOf(told, schemas), slots: slotsOf(route.path) };
  });
}

function detailsOf({ parameters = [], requestBody, responses }: Told, schemas: Document['components']['schemas']) {
  const sent = requestBody?.content['application/json'];
  const answers = Object.entries(responses).map(([status, { content = {} }]) => [
    status,
    Object.fromEntries(
      Object.entries(content).map(([type, { schema }]) => [type, schema && whole(schema, schemas)] as const),
    ),
  ]);
  return {
    query: parameters
      .filter((one) => one.in === 'query')
      .map(({ name, schema, required = false }) => ({ name, schema: whole(schema, schemas), isRequired: required })),
    ...(sent && { body: whole(sent.schema, schemas) }),
    example: sent?.example,
    answers: Object.fromEntries(answers),
    needsVersion: parameters.some((one) => one.in === 'header' && one.name === 'If-Match'),
    needsKey: parameters.some((one) => one.in === 'header' && one.name === 'Idempotency-Key'),
    isCounted: '429' in responses,
    isStream: Object.values(responses).some(({ content }) => content && 'text/event-stream' in content),
  };
}

/** A schema with nothing left to look up. */
function whole(given: Written, schemas: Document['components']['schemas']): Schema {
  const { $ref, allOf, ...own } = given;
  const named = $ref ? schemas[$ref.split('/').at(-1) ?? ''] : allOf?.[0];
  const schema: Written = { ...(named && whole(named, schemas)), ...own };
  return {
    ...schema,
    ...(schema.oneOf && { oneOf: schema.oneOf.map((one) => whole(one, schemas)) }),
    ...(schema.items && { items: whole(schema.items, schemas) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, property]) => [name, whole(property, schemas)]),
      ),
    }),
  };
}

function slotsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((part, index) => (part.startsWith(':') ? [parts.slice(0, index + 1).join('/')] : []));
}

/** The route's address with these values in the places of its parameters. */
export function addressOf({ path }: Route, values: readonly string[]): string {
  const left = [...values];
  return path.replace(/:\w+/g, () => left.shift() ?? '');
}

/** Whether the route changes anything: whatever is not asked with GET. */
export const isWrite = ({ method }: Route): boolean => method !== 'GET';
