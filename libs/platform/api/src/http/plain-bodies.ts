import type { NextFunction, Request, Response } from 'express';
import { Invalid } from '../errors/platform-errors';

/** No request of ours is deeper than five; what walks a body by recursion falls over at some ten thousand. */
const DEEPEST = 32;

/** Names every object is born with: what turns a body into a DTO passes them over, so that nobody would refuse them. */
const isInborn = (key: string) => key === 'prototype' || key in Object.prototype;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Refuses a body nested so deeply that reading it would exhaust the stack, and one that reaches for a prototype. */
export function plainBodies(request: Request, _response: Response, next: NextFunction): void {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length; depth++) {
    if (depth > DEEPEST) throw new Invalid([{ path: '', message: `is nested deeper than ${DEEPEST} levels` }]);
    const objects = level.filter(isObject);
    const inborn = objects.flatMap((value) => (Array.isArray(value) ? [] : Object.keys(value))).filter(isInborn);
    if (inborn.length) {
      throw new Invalid(inborn.slice(0, 20).map((path) => ({ path, message: 'is not a field of this request' })));
    }
    level = objects.flatMap((value) => Object.values(value));
  }
  next();
}
