const KEY = 'cuspid.uploads';

interface KeptUpload {
  readonly id: number;
  readonly patientId: number;
}

/**
 * The uploads of this tab, over a reload: their numbers alone. Neither the file nor its name stays on the device; the
 * server knows the name and how much has come, and tells only the person whose upload it is.
 */
export function keptUploads(): readonly KeptUpload[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

export function keepUploads(uploads: readonly KeptUpload[]): void {
  try {
    if (uploads.length) sessionStorage.setItem(KEY, JSON.stringify(uploads));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: a reload then begins anew.
  }
}

const isKept = (one: unknown): one is KeptUpload =>
  typeof one === 'object' && one !== null && 'id' in one && 'patientId' in one && Number.isInteger(one.id);
