import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { RecipeDto, SetRecipeDto } from '@cuspid/patient-materials/contracts';
import { ifMatch } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';

/** Recipes and lists of letters over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class MaterialsApi {
  private readonly http = inject(HttpClient);

  /** 412 when somebody else changed it meanwhile. */
  setRecipe(procedureId: number, version: number, recipe: SetRecipeDto): Promise<RecipeDto> {
    const url = `/api/procedures/${procedureId}/recipe`;
    return firstValueFrom(this.http.put<RecipeDto>(url, recipe, { headers: ifMatch(version) }));
  }

  /** Names and addresses of who got a lot. */
  letters(itemId: number, lotNumber: string): Promise<Blob> {
    const params = { itemId, lotNumber };
    return firstValueFrom(this.http.get('/api/patient-materials/recall.csv', { params, responseType: 'blob' }));
  }
}
