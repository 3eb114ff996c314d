import { collide, isSingle, KeyChoice } from '@cuspid/platform/web';
import type { KeyRow } from './key-catalogue';

/** Why a key cannot be taken. */
export type KeyRefusal = { code: 'reserved' } | { code: 'singleOff' } | { code: 'taken'; by: KeyRow };

/** One letter, digit or sign, alone or with Alt: the rest belongs to the browser, to fields and to screen readers. */
const FREE = /^(alt\+)?[^\s+]$/;

/** How a key would be used now: the person's own choice, or the usual one. */
export const keyOf = (usual: string, choices: readonly KeyChoice[]): string =>
  choices.find((choice) => choice.usual === usual)?.key ?? usual;

/** Whether `key` may do what `usual` does. Keys hold everywhere: what would clash on any page is refused. */
export function refusalOf(
  key: string,
  usual: string,
  { rows, choices, singleKeys }: { rows: readonly KeyRow[]; choices: readonly KeyChoice[]; singleKeys: boolean },
): KeyRefusal | null {
  if (!FREE.test(key)) return { code: 'reserved' };
  if (!singleKeys && isSingle(key)) return { code: 'singleOff' };
  const by = rows.find((row) => row.usual !== usual && collide(keyOf(row.usual, choices), key));
  return by ? { code: 'taken', by } : null;
}

/** The choices with this one in its place; a usual key is no choice. */
export function choose(choices: readonly KeyChoice[], usual: string, key: string): KeyChoice[] {
  const others = choices.filter((choice) => choice.usual !== usual);
  return key === usual ? others : [...others, { usual, key }];
}
