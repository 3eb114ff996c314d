import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ALLOWED, PUBLIC, WHILE_GATED } from '@cuspid/platform/api';

/** A route as its controller declares it. */
export interface Route {
  /** `POST /api/patients/:id/alerts`. */
  name: string;
  method: string;
  path: string;
  /** Lines of the matrix, any of which opens the route; empty on a public one. */
  permissions: readonly unknown[];
  isPublic: boolean;
  answersWhileGated: boolean;
  inputs: Input[];
}

/** What a route takes: from where, as which class, through how many pipes of its own. */
export interface Input {
  kind: 'body' | 'query' | 'param';
  field: unknown;
  type: unknown;
  pipes: number;
}

const KINDS: Record<string, Input['kind']> = {
  [String(RouteParamtypes.BODY)]: 'body',
  [String(RouteParamtypes.QUERY)]: 'query',
  [String(RouteParamtypes.PARAM)]: 'param',
};

/** Every route of every controller, read from the decorators alone. */
export function declaredRoutes(app: NestExpressApplication): Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype, instance }) => {
    const prototype: object = Object.getPrototypeOf(instance);
    return scanner.getAllMethodNames(prototype).flatMap((key) => routeOf(metatype, prototype, key));
  });
}

function routeOf(controller: unknown, prototype: object, key: string): Route[] {
  const handler: unknown = Reflect.get(prototype, key);
  if (typeof handler !== 'function' || typeof controller !== 'function') return [];
  const verb: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
  if (typeof verb !== 'number') return [];
  const method = RequestMethod[verb] ?? '';
  const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)];
  const path = ['/api', ...parts.map((part) => String(part).replace(/^\/|\/$/g, ''))].filter(Boolean).join('/');
  return [
    {
      name: `${method} ${path}`,
      method,
      path,
      permissions: Reflect.getMetadata(ALLOWED, handler) ?? [],
      isPublic: Reflect.getMetadata(PUBLIC, handler) === true,
      answersWhileGated: Reflect.getMetadata(WHILE_GATED, handler) === true,
      inputs: inputsOf(controller, prototype, key),
    },
  ];
}

function inputsOf(controller: object, prototype: object, key: string): Input[] {
  const types: unknown[] = Reflect.getMetadata('design:paramtypes', prototype, key) ?? [];
  const parameters: Record<string, { index: number; data?: unknown; pipes?: unknown[] }> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, key) ?? {};
  return Object.entries(parameters).flatMap(([place, { index, data, pipes }]) => {
    const kind = KINDS[place.split(':')[0] ?? ''];
    return kind ? [{ kind, field: data, type: types[index], pipes: pipes?.length ?? 0 }] : [];
  });
}

/** Every route the running router answers: what Express itself was told. */
export function routedRoutes(app: NestExpressApplication): string[] {
  const router: unknown = Reflect.get(app.getHttpAdapter().getInstance(), 'router');
  return layersOf(router).flatMap((layer) => {
    const route: unknown = Reflect.get(layer, 'route');
    if (typeof route !== 'object' || route === null) return [];
    const methods: object = Reflect.get(route, 'methods');
    return Object.keys(methods).map((method) => `${method.toUpperCase()} ${String(Reflect.get(route, 'path'))}`);
  });
}

function layersOf(router: unknown): object[] {
  const stack: unknown = typeof router === 'function' ? Reflect.get(router, 'stack') : undefined;
  return Array.isArray(stack) ? stack.filter((layer) => typeof layer === 'object' && layer !== null) : [];
}
