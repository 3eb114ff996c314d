import { Global, Module } from '@nestjs/common';
import { ChairsController } from './chairs.controller';
import { ChairsService } from './chairs.service';
import { Clinic } from './clinic';
import { ClinicHead } from './clinic-head';
import { DepartmentsController } from './departments.controller';
import { DepartmentsService } from './departments.service';
import { HolidaysController } from './holidays.controller';
import { HolidaysService } from './holidays.service';
import { LogoController } from './logo.controller';
import { LogoService } from './logo.service';
import { ProceduresController } from './procedures.controller';
import { ProceduresService } from './procedures.service';
import { SettingsController } from './settings.controller';
import { SettingsService } from './settings.service';
import { VisitTypesController } from './visit-types.controller';
import { VisitTypesService } from './visit-types.service';

@Global()
@Module({
  controllers: [
    SettingsController,
    LogoController,
    ChairsController,
    VisitTypesController,
    ProceduresController,
    DepartmentsController,
    HolidaysController,
  ],
  providers: [
    Clinic,
    ClinicHead,
    SettingsService,
    LogoService,
    ChairsService,
    VisitTypesService,
    ProceduresService,
    DepartmentsService,
    HolidaysService,
  ],
  exports: [Clinic, ClinicHead],
})
export class SettingsModule {}
