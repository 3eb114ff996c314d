import { Routes } from '@angular/router';

export const approvalsRoutes: Routes = [];
