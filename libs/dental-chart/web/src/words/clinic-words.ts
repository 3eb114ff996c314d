import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { ChartWordDto, ChartWordsDto } from '@cuspid/dental-chart/contracts';
import { CodeBook } from '@cuspid/odontogram';
import { LiveEvents } from '@cuspid/platform/web';

/** The clinic's own words in the line. While they are not there, the vocabulary is; the server reads them in any case. */
@Injectable()
export class ClinicWords {
  private readonly resource = httpResource<ChartWordsDto>(() => '/api/dental-chart/words');
  readonly all = computed<readonly ChartWordDto[]>(() => (this.resource.hasValue() ? this.resource.value().items : []));
  /** What the grammar reads: made anew only when the list changes. */
  readonly book = computed(() => new CodeBook(this.all()));

  constructor() {
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined) this.resource.reload();
    });
  }
}
