import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChartNews } from '@cuspid/dental-chart/api';
import { PatientParts, RecordNews } from '@cuspid/patients/api';
import { DentalIndex } from './dental-index';
import { DentalIndexDue } from './dental-index-due';
import { IndexKeeper } from './index-keeper';

/** Hears of every change of a chart, in its transaction; what is kept here is made anew from the charts. */
@Injectable()
export class IndexParts implements OnModuleInit {
  constructor(
    private readonly charts: ChartNews,
    private readonly records: RecordNews,
    private readonly parts: PatientParts,
    private readonly keeper: IndexKeeper,
  ) {}

  onModuleInit(): void {
    this.charts.listen((tx, patientId) => this.keeper.mark(tx, patientId));
    this.records.listen((tx, patientId) => this.keeper.mark(tx, patientId));
    this.parts.add(
      { name: 'dental-indices', entity: DentalIndex, merge: { how: 'rebuilt' }, export: null },
      { name: 'dental-indices-due', entity: DentalIndexDue, merge: { how: 'rebuilt' }, export: null },
    );
  }
}
