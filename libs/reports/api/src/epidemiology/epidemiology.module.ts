import { Module } from '@nestjs/common';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { PatientsModule } from '@cuspid/patients/api';
import { SettingsModule } from '@cuspid/settings/api';
import { IndexKeeper } from './index-keeper';
import { IndexParts } from './index-parts';
import { IndexRebuild } from './index-rebuild';
import { Mouths } from './mouths';
import { OrthoGrades } from './ortho-grades';

/** What charts and exams came to, kept so that reports need not read them. */
@Module({
  imports: [DentalChartModule, PatientsModule, SettingsModule],
  providers: [IndexKeeper, IndexParts, IndexRebuild, Mouths, OrthoGrades],
  exports: [Mouths],
})
export class EpidemiologyModule {}
