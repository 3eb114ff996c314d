/** What the sign-in page prints; raised with the package's version. */
export const VERSION = '0.1';
