import { Module } from '@nestjs/common';

/** Figures of the clinic, each with its definition and its rows. */
@Module({})
export class ReportsModule {}
