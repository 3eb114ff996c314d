import { Injectable } from '@nestjs/common';
import type { Period } from '../engine/period';
import { IndexKeeper } from './index-keeper';
import { OrthoGrades } from './ortho-grades';

/** What the report of oral health is counted from, brought up to date before its snapshot is taken. */
@Injectable()
export class Mouths {
  constructor(
    private readonly charts: IndexKeeper,
    private readonly exams: OrthoGrades,
  ) {}

  async upToDate({ compared, to }: Period): Promise<void> {
    await this.charts.upToDate();
    await this.exams.upToDate(compared.from, to);
  }
}
