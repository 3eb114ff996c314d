import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { mayRole, type Permission } from '@cuspid/platform/contracts';
import type { Request } from 'express';
import {
  BadIdempotencyKey,
  IdempotencyKeyRequired,
  NotAllowed,
  NotSignedIn,
  PasswordChangeRequired,
} from '../errors/platform-errors';
import { requestIdOf } from '../http/request-id';
import type { Actor, Once, SignedIn } from './actor';
import { fingerprintOf } from './fingerprint';
import { DeniedAttempts } from './denied-attempts';
import { ALLOWED, PUBLIC, WHILE_GATED } from './allow';
import { NEEDS_KEY } from './needs-key';

/** The one place that asks a role: every route is public or names a permission, or nobody gets in. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly attempts: DeniedAttempts,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (this.reflector.get<boolean>(PUBLIC, handler)) return true;
    const request = context.switchToHttp().getRequest<Request & { user: Actor }>();
    await super.canActivate(context);
    request.user = actorOf(request, request.user);
    const permissions = this.reflector.get<readonly Permission[] | undefined>(ALLOWED, handler);
    if (!permissions) throw new NotAllowed('a permission nobody has named yet');
    if (request.user.mustChangePassword && !this.reflector.get<boolean>(WHILE_GATED, handler)) {
      throw new PasswordChangeRequired();
    }
    const { role } = request.user;
    if (!permissions.some((permission) => mayRole(role, permission))) {
      const missing = permissions.join('” or “');
      this.attempts.denied(request.user, missing, `${request.method} ${request.path}`.slice(0, 200));
      throw new NotAllowed(missing);
    }
    if (!request.user.once && this.reflector.get<boolean>(NEEDS_KEY, handler)) throw new IdempotencyKeyRequired();
    return true;
  }

  /** Passport hands over what the strategy found, or nothing. */
  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw new NotSignedIn();
    return user;
  }
}

function actorOf(request: Request, user: SignedIn): Actor {
  const once = onceOf(request);
  return { ...user, address: request.ip ?? null, requestId: requestIdOf(request), ...(once && { once }) };
}

function onceOf(request: Request): Once | undefined {
  const key = request.get('idempotency-key');
  if (key === undefined || request.method !== 'POST') return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new BadIdempotencyKey();
  return { key: `${request.path} ${key}`, fingerprint: fingerprintOf(request) };
}
