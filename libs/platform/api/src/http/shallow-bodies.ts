import type { NextFunction, Request, Response } from 'express';
import { Invalid } from '../errors/platform-errors';

/** No request of ours is deeper than five; what walks a body by recursion falls over at some ten thousand. */
const DEEPEST = 32;

/** Refuses a body nested so deeply that reading it would exhaust the stack. */
export function shallowBodies(request: Request, _response: Response, next: NextFunction): void {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length; depth++) {
    if (depth > DEEPEST) throw new Invalid([{ path: '', message: `is nested deeper than ${DEEPEST} levels` }]);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  next();
}
