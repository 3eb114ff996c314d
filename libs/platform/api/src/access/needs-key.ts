import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBadRequestResponse, ApiHeader } from '@nestjs/swagger';
import { ProblemDto } from '@cuspid/platform/contracts/dto';

export const NEEDS_KEY = 'cuspid:needs-key';

/** What it does must never be done twice: without an `Idempotency-Key` the guard turns it away (400). */
export const NeedsKey = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(NEEDS_KEY, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Of your own choice, a new one for every new request: sent again, it gets the first answer again',
      schema: { type: 'string', minLength: 1, maxLength: 200, example: 'desk-1-2026-11-24-001' },
    }),
    ApiBadRequestResponse({ description: 'There is no `Idempotency-Key`', type: ProblemDto }),
  );
