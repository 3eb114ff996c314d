import { Routes } from '@angular/router';
import { inventoryWords } from '@cuspid/inventory/web';
import { allowed, withTranslations } from '@cuspid/platform/web';

/** The words of this room, for a page that shows one of its parts. */
export const materialWords = withTranslations('materials', { en: () => import('./i18n/en.json') });

/** What the pages of the stock have besides: who got a lot, what procedures need, what it cost. */
export const stockRoutes: Routes = [
  {
    path: '',
    ...inventoryWords,
    children: [
      {
        path: 'recall',
        title: 'materials.recall.title',
        canActivate: [allowed('material.read')],
        ...materialWords,
        loadComponent: () => import('./recall/recall-page').then((m) => m.RecallPage),
      },
      {
        path: 'recipes',
        title: 'materials.recipes.title',
        ...materialWords,
        loadComponent: () => import('./recipes/recipes-page').then((m) => m.RecipesPage),
      },
      {
        path: 'costs',
        title: 'materials.costs.title',
        canActivate: [allowed('inventory.cost')],
        ...materialWords,
        loadComponent: () => import('./costs/costs-page').then((m) => m.CostsPage),
      },
    ],
  },
];
