import { PatientMaterial } from './patient-material';
import { ProcedureRecipe, ProcedureRecipeLine } from './procedure-recipe';

export { PatientMaterial } from './patient-material';
export { PatientMaterialsModule } from './patient-materials.module';
export { ProcedureRecipe, ProcedureRecipeLine } from './procedure-recipe';
export { Recipes } from './recipes/recipes.service';
export { UsageActs } from './usage/usage-acts.service';
export { Usages } from './usage/usages.service';

/** The tables of this domain. */
export const patientMaterialsEntities = [PatientMaterial, ProcedureRecipe, ProcedureRecipeLine];
