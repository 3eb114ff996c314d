/**
 * A word as it is compared: without case and accents, in any script. Marks that change a letter (Sinhala and Tamil vowel
 * signs) stay; signs that belong to no script of their own (accents, joiners) go. "Obturación" is "obturacion".
 */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Script=Inherited}/gu, '')
    .trim()
    .replace(/\s+/g, ' ');
