import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { meaningOf, ROLES, reachOf, type Permission } from '@cuspid/platform/contracts';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import type { Request } from 'express';
import type { Actor } from './actor';

export const ALLOWED = 'cuspid:allowed';
export const PUBLIC = 'cuspid:public';
export const WHILE_GATED = 'cuspid:while-gated';

const reachInWords = (permission: Permission) =>
  ROLES.map((role) => `${role} ${reachOf(role, permission)}`).join(' · ');

/** Who may use the route: a line of the matrix. The guard asks the role; a service asks `CareTeam` about the patient. */
export function Allow(permission: Permission): MethodDecorator {
  return applyDecorators(
    SetMetadata(ALLOWED, permission),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
    ApiUnauthorizedResponse({ description: 'No session, or a session that has ended', type: ProblemDto }),
    ApiForbiddenResponse({
      description: `Needs \`${permission}\` (${meaningOf(permission)}): ${reachInWords(permission)}`,
      type: ProblemDto,
    }),
  );
}

/** Open to everybody, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC, true);

/** Answers even while a temporary password has not been changed yet. */
export const WhileGated = (): MethodDecorator => SetMetadata(WHILE_GATED, true);

/** The person who calls. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { user } = context.switchToHttp().getRequest<Request & { user?: Actor }>();
  if (!user) throw new Error('@Me() on a route that is not behind the guard');
  return user;
});
