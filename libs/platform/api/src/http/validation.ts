import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldError } from '@cuspid/platform/contracts';
import { Invalid } from '../errors/platform-errors';

function flatten(errors: ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    // A body that is no object has no field to name.
    const path = [parent, error.property].filter(Boolean).join('.');
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      path,
      message: rule === 'whitelistValidation' ? 'is not a field of this request' : message,
    }));
    // One sentence a field: the first broken rule says enough.
    return [...own.slice(0, 1), ...flatten(error.children ?? [], path)];
  });
}

/** Nest would read an id in the address leniently (`1e3`, `0x10`) before the route's own pipe sees it: leave it be. */
class StrictAddresses extends ValidationPipe {
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

/** Every body and query is checked against its DTO class; a key the class does not know is refused. */
export const validation = () =>
  new StrictAddresses({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new Invalid(flatten(errors)),
  });
