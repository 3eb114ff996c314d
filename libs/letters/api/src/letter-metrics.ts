import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { DataSource } from 'typeorm';
import { LetterFigures } from './letter-figures';

/** What the process tells of the post: how long the oldest letter has been due is what to be woken by. */
@Injectable()
export class LetterMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly figures: LetterFigures,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    const waiting = () => this.figures.waiting(this.source.manager);
    const age = async () => {
      const { oldestDueAt } = await waiting();
      return oldestDueAt ? (clock.ms() - Date.parse(oldestDueAt)) / 1_000 : 0;
    };
    const letters = async () => {
      const told = await waiting();
      return { waiting: told.waiting, retrying: told.retrying };
    };
    this.metrics.watch('letters_overdue_seconds', 'How long the oldest unsent letter has been due', age);
    this.metrics.watch('letters', 'Letters that wait, and of them those tried in vain', letters, 'state');
  }
}
