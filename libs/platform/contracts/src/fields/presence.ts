import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

/** What every field decorator takes besides its own rule. */
export interface Presence {
  /** May be left out. */
  optional?: boolean;
  /** May be null: on a change, null clears the field. */
  nullable?: boolean;
  /** Shown in the console. */
  example?: unknown;
  description?: string;
}

export const presence = {
  documented({ optional, nullable, example, description }: Presence): ApiPropertyOptions {
    return {
      required: !optional,
      ...(nullable && { nullable }),
      ...(example !== undefined && { example }),
      ...(description && { description }),
    };
  },

  decorators({ optional, nullable }: Presence): PropertyDecorator[] {
    if (!optional && !nullable) return [];
    return [ValidateIf((_, value) => !(optional && value === undefined) && !(nullable && value === null))];
  },
};
