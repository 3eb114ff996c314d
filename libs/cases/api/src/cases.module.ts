import { Module } from '@nestjs/common';

/** Supervised courses of treatment: a patient, a student, one supervisor. */
@Module({})
export class CasesModule {}
