import { Injectable, Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A value now, or some of them by the value of one label. */
type Read = () => Promise<number | Record<string, number>>;
/** About where people begin to wait: a quarter of a second is at once, ten are a fault. */
const BUCKETS_S = [0.025, 0.1, 0.3, 0.8, 2, 10];
/** A part that does not answer must not keep the others from being read. */
const PATIENCE_MS = 2_000;

/**
 * What the process tells of itself in the text format of Prometheus. Names begin with `cuspid_`; times are seconds. No name, number
 * or address of anybody is in it: a route is told by its pattern.
 */
@Injectable()
export class Metrics {
  private readonly log = new Logger(Metrics.name);
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'cuspid_http_request_seconds',
    help: 'From a request to the end of its answer, by route and class of status; live streams are not in it',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_S,
    registers: [this.registry],
  });

  /** Begins with what Node tells of itself: memory, processor, event loop. */
  begin(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a value that is read when it is asked for. With `label` it is read as one value for each of the label's. */
  watch(name: string, help: string, read: Read, label?: string): void {
    const labels = label ? [label] : [];
    const gauge: Gauge = new Gauge({
      ...{ name: `cuspid_${name}`, help, labelNames: labels, registers: [this.registry] },
      collect: () => this.collected(gauge, read, label),
    });
  }

  /** A number that only grows, for each value of its label; `values` are told from the beginning. What it gives back counts one more. */
  count(name: string, help: string, label: string, values: readonly string[]): (value: string) => void {
    const counter = new Counter({
      name: `cuspid_${name}_total`,
      help,
      labelNames: [label],
      registers: [this.registry],
    });
    // Whoever watches it grow must have seen it at nothing.
    for (const value of values) counter.inc({ [label]: value }, 0);
    return (value) => counter.inc({ [label]: value });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Counts what passes. */
  counting() {
    return (request: Request, response: Response, next: NextFunction): void => {
      const stop = this.requests.startTimer();
      response.once('close', () => {
        if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
        // Whoever hangs up before an answer is not told as one who got it.
        const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'gone';
        stop({ method: request.method, route: routeOf(request), status });
      });
      next();
    };
  }

  /** What cannot be read is left out, not told as nothing. */
  private async collected(gauge: Gauge, read: Read, label: string | undefined): Promise<void> {
    gauge.reset();
    try {
      const found = await inTime(read());
      if (typeof found === 'number') return gauge.set(found);
      for (const [value, count] of Object.entries(found)) gauge.set({ [label ?? 'of']: value }, count);
    } catch (error) {
      gauge.remove();
      this.log.warn({ err: error }, 'a metric could not be read');
    }
  }
}

/** Its pattern, such as `/api/patients/:id`: addresses hold ids, and there is no end of them. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  const path: unknown = typeof route === 'object' && route !== null ? Reflect.get(route, 'path') : undefined;
  return typeof path === 'string' ? path : 'none';
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  try {
    return await Promise.race([reading, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
