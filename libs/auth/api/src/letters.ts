import { letterTemplate } from '@cuspid/platform/providers';

const text = (paragraphs: readonly string[]) => ['Dear {{name}},', ...paragraphs, 'Cuspid'].join('\n\n') + '\n';
const html = (paragraphs: readonly string[]) =>
  ['Dear {{name}},', ...paragraphs, 'Cuspid'].map((paragraph) => `<p>${paragraph}</p>`).join('\n');

/** By an address of ours they choose another password. */
export const resetLetter = letterTemplate<{ name: string; link: string; minutes: number }>({
  subject: 'Choose a new password for Cuspid',
  text: text([
    'Somebody, probably you, asked for a new password. Choose it here within {{minutes}} minutes; the link works once:',
    '{{link}}',
    'If it was not you, do nothing: your password stays as it is.',
  ]),
  html: html([
    'Somebody, probably you, asked for a new password. Choose it here within {{minutes}} minutes; the link works once:',
    '<a href="{{link}}">{{link}}</a>',
    'If it was not you, do nothing: your password stays as it is.',
  ]),
});

const CHANGED = [
  'Your password for Cuspid was changed, and whoever was signed in with your account was signed out.',
  'If it was not you, choose another one at once and tell your administrator:',
];

/** To whoever it happened to, in case it was not they who did it. */
export const changedLetter = letterTemplate<{ name: string; link: string }>({
  subject: 'Your password was changed',
  text: text([...CHANGED, '{{link}}']),
  html: html([...CHANGED, '<a href="{{link}}">{{link}}</a>']),
});

const OLD_SIGN_IN = [
  'Somebody used an old sign-in of your account a second time, which only happens when it was copied. We ended that sign-in, on the device that you know as well.',
  'Device: {{device}}',
  'If you do not know why, choose another password and tell your administrator:',
];

/** Two held the same refresh token: one of them should not. */
export const oldSignInLetter = letterTemplate<{ name: string; device: string; link: string }>({
  subject: 'We ended a sign-in of yours',
  text: text([...OLD_SIGN_IN, '{{link}}']),
  html: html([...OLD_SIGN_IN, '<a href="{{link}}">{{link}}</a>']),
});
