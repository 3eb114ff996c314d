import { DefaultNamingStrategy } from 'typeorm';

/** Columns are snake_case in the database, camelCase in the code. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, embedded: string[]): string {
    const name = customName ?? propertyName;
    return [...embedded, name].join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
