/** A choice kept on this device. Storage may be switched off: then it lasts as long as the tab. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`cuspid.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`cuspid.${key}`, value);
  } catch {
    // Nothing is lost but the memory of it.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`cuspid.${key}`);
  } catch {
    // It was never kept.
  }
}
