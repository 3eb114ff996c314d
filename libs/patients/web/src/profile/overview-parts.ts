import { NgComponentOutlet } from '@angular/common';
import { Component, inject, InjectionToken, input, resource, Type } from '@angular/core';
import type { Route } from '@angular/router';
import type { Permission } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';

/** What a room above shows of a patient on the first page of their record. Its component gets `patientId` as an input. */
export interface OverviewPart {
  permission: Permission;
  words: Pick<Route, 'providers' | 'resolve'>;
  component: () => Promise<Type<unknown>>;
}

const OVERVIEW_PARTS = new InjectionToken<readonly OverviewPart[]>('parts of the overview from the rooms above');

/** Lets rooms above take part in the overview, their words there before anything is shown. */
export function withOverviewParts(
  words: Pick<Route, 'providers' | 'resolve'>,
  parts: readonly OverviewPart[],
): Required<Pick<Route, 'providers' | 'resolve'>> {
  const resolve = Object.fromEntries(
    parts.flatMap((part, index) => Object.values(part.words.resolve ?? {}).map((load) => [`part${index}`, load])),
  );
  return {
    providers: [...(words.providers ?? []), { provide: OVERVIEW_PARTS, useValue: parts }],
    resolve: { ...words.resolve, ...resolve },
  };
}

/** Shows what the rooms above have to show of a patient. */
@Component({
  selector: 'cd-overview-parts',
  imports: [NgComponentOutlet],
  host: { class: 'contents' },
  template: `
    @for (part of parts.value() ?? []; track $index) {
      <ng-container *ngComponentOutlet="part; inputs: { patientId: patientId() }" />
    }
  `,
})
export class OverviewParts {
  readonly patientId = input.required<number>();

  private readonly session = inject(Session);
  private readonly known = inject(OVERVIEW_PARTS, { optional: true }) ?? [];
  protected readonly parts = resource({
    loader: () =>
      Promise.all(
        this.known.filter(({ permission }) => this.session.can(permission)).map(({ component }) => component()),
      ),
  });
}
