/** Octets RFC 8187 lets stand as they are. */
const ATTR_CHAR = /[A-Za-z0-9!#$&+.^_`|~-]/;

/**
 * The `Content-Disposition` of a file (RFC 6266): the name in plain letters for old programs, and as it was written for all
 * others (RFC 8187). Nothing in a name can end the header or begin another.
 */
export function contentDisposition(name: string, kind: 'inline' | 'attachment'): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '_')
    .replace(/["\\%;/]/g, '_');
  const exact = [...Buffer.from(name)].map(encoded).join('');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function encoded(octet: number): string {
  const letter = String.fromCharCode(octet);
  return octet < 0x80 && ATTR_CHAR.test(letter) ? letter : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
}
