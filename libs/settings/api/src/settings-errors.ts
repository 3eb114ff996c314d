import { DomainError } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';

/** Another row that is in use has this name, code or day. */
export class AlreadyThere extends DomainError {
  readonly code = 'already-there';
  readonly status = 409;
  override readonly errors: FieldError[];
  constructor(path: 'name' | 'code' | 'day') {
    const says = { name: 'Another one in use has this name.', code: 'Another procedure in use has this code.' };
    const message = path === 'day' ? 'There is a holiday on this day already.' : says[path];
    super(message);
    this.errors = [{ path, message }];
  }
}

export class ListFull extends DomainError {
  readonly code = 'list-full';
  readonly status = 409;
  constructor(max: number) {
    super(`There are ${max} already, in use or not: delete one that is not needed any more.`);
  }
}

/** Something refers to the row, so it can only be taken out of use. */
export class StillNeeded extends DomainError {
  readonly code = 'still-needed';
  readonly status = 409;
  constructor() {
    super('Other records refer to this, so it stays: it can be taken out of use, never deleted.');
  }
}

/** Prices are written in the currency: they are cleared before it is changed. */
export class CurrencyInUse extends DomainError {
  readonly code = 'currency-in-use';
  readonly status = 409;
  override readonly errors: FieldError[];
  constructor(prices: number, currency: string) {
    const message = `${prices === 1 ? '1 procedure has its price' : `${prices} procedures have their prices`} in ${currency}. Clear those first: an amount is never turned into another currency by itself.`;
    super(message);
    this.errors = [{ path: 'currency', message }];
  }
}

export class NotAnImage extends DomainError {
  readonly code = 'not-an-image';
  readonly status = 415;
  constructor() {
    super('Send a PNG or a JPEG image: its bytes say what it is, not its name.');
  }
}

export class LogoTooLarge extends DomainError {
  readonly code = 'too-large';
  readonly status = 413;
  constructor(kibibytes: number) {
    super(`A logo has at most ${kibibytes} KB.`);
  }
}

export class LogoWrongSize extends DomainError {
  readonly code = 'logo-size';
  readonly status = 422;
  constructor(min: number, max: number) {
    super(`A logo is ${min} to ${max} pixels wide and high.`);
  }
}
