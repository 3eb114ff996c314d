import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import type { Request } from 'express';
import type { Actor } from '../access/actor';
import { Quotas } from './quotas';

const COSTLY = 'cuspid:costly';
const SECONDS = 60;

interface Cost {
  what: string;
  aMinute: number;
}

/** Counts a person's calls of a costly kind; all replicas count together. */
@Injectable()
class CostlyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly quotas: Quotas,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { what, aMinute } = this.reflector.get<Cost>(COSTLY, context.getHandler());
    const { user } = context.switchToHttp().getRequest<Request & { user: Actor }>();
    await this.quotas.require(`${what} of ${user.id}`, aMinute, SECONDS);
    return true;
  }
}

/** A call that costs the server much (`pdf`, `export`): each person has so many a minute of that kind, then 429. */
export const Costly = (what: string, aMinute: number): MethodDecorator =>
  applyDecorators(
    SetMetadata(COSTLY, { what, aMinute } satisfies Cost),
    UseGuards(CostlyGuard),
    ApiTooManyRequestsResponse({
      type: ProblemDto,
      description: `More than ${aMinute} a minute; \`Retry-After\` says when to try again`,
    }),
  );
