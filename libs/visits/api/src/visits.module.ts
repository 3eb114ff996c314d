import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitLast } from './visit-last';
import { VisitParts } from './visit-parts';
import { VisitsController } from './visits.controller';
import { VisitsService } from './visits.service';

@Module({
  imports: [PatientsModule, UsersModule],
  controllers: [VisitsController],
  providers: [VisitLast, VisitParts, VisitsService],
  exports: [VisitsService],
})
export class VisitsModule {}
