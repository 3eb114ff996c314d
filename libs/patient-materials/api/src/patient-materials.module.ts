import { Module } from '@nestjs/common';
import { InventoryModule } from '@cuspid/inventory/api';
import { PatientsModule } from '@cuspid/patients/api';
import { VisitsModule } from '@cuspid/visits/api';
import { MaterialCostsController } from './costs/material-costs.controller';
import { MaterialCosts } from './costs/material-costs.service';
import { MaterialParts } from './material-parts';
import { LotLetters } from './recalls/lot-letters.service';
import { LotPatientsController } from './recalls/lot-patients.controller';
import { LotPatients } from './recalls/lot-patients.service';
import { Proposals } from './recipes/proposals.service';
import { RecipesController } from './recipes/recipes.controller';
import { Recipes } from './recipes/recipes.service';
import { PatientMaterialsController } from './usage/patient-materials.controller';
import { Shelf } from './usage/shelf';
import { UsageActs } from './usage/usage-acts.service';
import { UsageList } from './usage/usage-list';
import { UsageReach } from './usage/usage-reach';
import { UsageRows } from './usage/usage-rows';
import { UsagesController } from './usage/usages.controller';
import { Usages } from './usage/usages.service';

/** What of the stock was used on a patient, and which patients got a lot. */
@Module({
  imports: [PatientsModule, VisitsModule, InventoryModule],
  controllers: [
    PatientMaterialsController,
    LotPatientsController,
    MaterialCostsController,
    UsagesController,
    RecipesController,
  ],
  providers: [
    ...[UsageReach, UsageRows, UsageList, Usages, UsageActs, Shelf],
    ...[Recipes, Proposals, LotPatients, LotLetters, MaterialCosts, MaterialParts],
  ],
  exports: [Usages, UsageActs, Recipes],
})
export class PatientMaterialsModule {}
