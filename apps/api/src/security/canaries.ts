import { randomBytes, randomInt } from 'node:crypto';
import type { Schema } from './operations';

const MARK = randomBytes(3).toString('hex');
/** Letters and digits only: however a text is escaped, a canary in it looks the same. */
const WORDS = new RegExp(`qz${MARK}\\d+z`, 'gi');

/** Words nobody says by chance, each planted in one place: where one of them turns up, it has leaked from there. */
export class Canaries {
  /** What was planted, and where. */
  readonly planted = new Map<string, string>();

  /** A value for a field of this schema; undefined where no text can stand. */
  for(schema: Schema, where: string): string | undefined {
    if (schema.enum || (schema.type && schema.type !== 'string') || schema.format?.startsWith('date')) return undefined;
    const { pattern, maxLength = 100, minLength = 0, format } = schema;
    const word = `qz${MARK}${this.planted.size}z`;
    const candidates =
      format === 'email'
        ? [`${word}@leak.test`]
        : [`${word} ${'x'.repeat(minLength)}`.trim(), `07${randomInt(10 ** 8, 10 ** 9)}`];
    const fitting = candidates.find(
      (one) => one.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(one)),
    );
    return fitting && this.plant(fitting, where);
  }

  /** A word for a place without a schema. */
  word(where: string): string {
    return this.plant(`qz${MARK}${this.planted.size}z`, where);
  }

  plant(value: string, where: string): string {
    this.planted.set(value, where);
    return value;
  }

  /** The body with a canary in each of its texts, nested ones too, but for the fields that are to stay. */
  in(
    schema: Schema,
    body: Record<string, unknown>,
    where: string,
    stay: readonly string[] = [],
  ): Record<string, unknown> {
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
      if (stay.includes(name)) return [name, body[name]];
      return [name, this.valueFor(field, body[name], `${where} ${name}`)];
    });
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }

  /** Which canaries are in a log, and in which of its lines. */
  found(log: string): string[] {
    const words = new Set(log.match(WORDS));
    const others = [...this.planted.keys()].filter((value) => !value.match(WORDS) && log.includes(value));
    const values = [...this.planted.keys()].filter((value) =>
      (value.match(WORDS) ?? []).some((word) => words.has(word)),
    );
    const lines = log.split('\n');
    return [...values, ...others].map((value) => {
      const word = value.match(WORDS)?.[0] ?? value;
      return `${this.planted.get(value)}: ${lines.find((line) => line.includes(word))?.slice(0, 600)}`;
    });
  }

  private valueFor(field: Schema, given: unknown, where: string): unknown {
    if (field.properties) return this.in(field, typeof given === 'object' && given !== null ? { ...given } : {}, where);
    if (field.type === 'array' && field.items?.properties && Array.isArray(given)) {
      const shape = field.items;
      return given.map((one) => this.in(shape, { ...Object(one) }, where));
    }
    return this.for(field, where) ?? given;
  }
}
