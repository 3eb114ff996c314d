import { NgComponentOutlet } from '@angular/common';
import { Component, inject, InjectionToken, input, Provider, resource, Type } from '@angular/core';
import type { Route } from '@angular/router';
import type { Permission } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';
import type { VisitDto } from '@cuspid/visits/contracts';

/** What a room above shows of a visit, below its history: the letters it sent. Its component gets `visit` as an input. */
export interface VisitPart {
  permission: Permission;
  words: Pick<Route, 'providers' | 'resolve'>;
  component: () => Promise<Type<unknown>>;
}

const VISIT_PARTS = new InjectionToken<readonly VisitPart[]>('parts of a visit from the rooms above');

/** Lets rooms above take part in the pages of this one, their words there before anything is shown. */
export function withParts(
  words: Pick<Route, 'providers' | 'resolve'>,
  parts: readonly VisitPart[],
): Pick<Route, 'providers' | 'resolve'> {
  const providers: Provider[] = [{ provide: VISIT_PARTS, useValue: parts }];
  const resolve = Object.fromEntries(
    parts.flatMap((part, index) => Object.values(part.words.resolve ?? {}).map((load) => [`part${index}`, load])),
  );
  return { providers: [...(words.providers ?? []), ...providers], resolve: { ...words.resolve, ...resolve } };
}

/** Shows what the rooms above have to show of a visit. */
@Component({
  selector: 'cd-visit-parts',
  imports: [NgComponentOutlet],
  host: { class: 'contents' },
  template: `
    @for (part of parts.value() ?? []; track $index) {
      <ng-container *ngComponentOutlet="part; inputs: { visit: visit() }" />
    }
  `,
})
export class VisitParts {
  readonly visit = input.required<VisitDto>();

  private readonly session = inject(Session);
  private readonly known = inject(VISIT_PARTS, { optional: true }) ?? [];
  protected readonly parts = resource({
    loader: () =>
      Promise.all(
        this.known.filter(({ permission }) => this.session.can(permission)).map(({ component }) => component()),
      ),
  });
}
