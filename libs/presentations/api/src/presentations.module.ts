import { Module } from '@nestjs/common';

/** A case shown to others without saying whose it is. */
@Module({})
export class PresentationsModule {}
