import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { Invalid } from '../errors/platform-errors';

const KEYS_OF_OTHERS = 'cuspid:keys-of-others';

/** The query of this route is written by somebody else's server, which may add keys any day; the route picks what it knows. */
export const KeysOfOthers = (): MethodDecorator => SetMetadata(KEYS_OF_OTHERS, true);

/** An unknown query key is refused by the DTO of the query; on a route that takes no query at all, it is refused here. */
@Injectable()
export class StrayKeysInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const keys = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (keys.length && !takesQuery(context)) {
      throw new Invalid(keys.slice(0, 20).map((path) => ({ path, message: 'is not a field of this request' })));
    }
    return next.handle();
  }
}

/** Nest keeps a route's parameters as `<kind>:<position>` on its controller. */
function takesQuery(context: ExecutionContext): boolean {
  if (Reflect.getMetadata(KEYS_OF_OTHERS, context.getHandler()) === true) return true;
  const parameters: object =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {};
  return Object.keys(parameters).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
