import type { ClamdPlace } from './clamd-conversation';
import { ClamdScanner } from './clamd-scanner';
import { NoScanner } from './no-scanner';
import type { Scanner } from './scanner';

/** Where ClamAV's daemon listens; absent where there is none. */
export type ScannerSettings = { kind: 'clamd' } & ClamdPlace;

/** The scanner that is set, or none. */
export const scannerIn = (settings: ScannerSettings | undefined): Scanner =>
  settings ? new ClamdScanner(settings) : new NoScanner();
