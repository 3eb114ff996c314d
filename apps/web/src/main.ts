import { bootstrapApplication } from '@angular/platform-browser';
import { readConfig } from '@cuspid/platform/web';
import { App } from './app/app';
import { appConfig } from './app/app.config';

const start = await readConfig();
await bootstrapApplication(App, appConfig(start));
