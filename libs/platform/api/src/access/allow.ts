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

const inWords = (permission: Permission) => `\`${permission}\` (${meaningOf(permission)}): ${reachInWords(permission)}`;

/**
 * Who may use the route: a line of the matrix, or several of which any opens it and the service asks for the one that the
 * request turns out to need. The guard asks the role; a service asks `CareTeam` about the patient.
 */
export function Allow(...permissions: [Permission, ...Permission[]]): MethodDecorator {
  return applyDecorators(
    SetMetadata(ALLOWED, permissions),
    ApiBearerAuth(),
    ApiExtension('x-permission', permissions.length > 1 ? permissions : permissions[0]),
    ApiUnauthorizedResponse({ description: 'No session, or a session that has ended', type: ProblemDto }),
    ApiForbiddenResponse({ description: `Needs ${permissions.map(inWords).join(', or ')}`, type: ProblemDto }),
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
