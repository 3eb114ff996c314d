import { contentDisposition } from '@cuspid/platform/providers';
import { cleanName } from './clean-name';

/** The `Content-Disposition` a file is answered with: its name cleaned, and told so that it can be nothing but a name. */
export const dispositionOf = (name: string, kind: 'inline' | 'attachment'): string =>
  contentDisposition(cleanName(name), kind);
