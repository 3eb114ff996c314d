import { letterTemplate } from '@cuspid/platform/providers';

interface Facts {
  readonly [name: string]: string | number;
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly password: string;
  readonly hours: number;
}

/** What a person with a temporary password is told. The subject lies open in the outbox: it says nothing. */
export const temporaryLetter = letterTemplate<Facts>({
  subject: 'Your sign-in to Cuspid',
  text: `Dear {{name}},

an administrator of your clinic has made a temporary password for you.

  Sign in at   {{address}}
  E-mail       {{email}}
  Password     {{password}}

It is good for {{hours}} hours and for one thing: to choose a password of your own. Your former password, if you had one, no longer works, and you have been signed out everywhere.

You did not expect this? Tell an administrator of your clinic.
`,
  html: `<p>Dear {{name}},</p>
<p>an administrator of your clinic has made a temporary password for you.</p>
<table cellpadding="4">
<tr><td>Sign in at</td><td><a href="{{address}}">{{address}}</a></td></tr>
<tr><td>E-mail</td><td>{{email}}</td></tr>
<tr><td>Password</td><td><code style="font-size:1.25em">{{password}}</code></td></tr>
</table>
<p>It is good for {{hours}} hours and for one thing: to choose a password of your own. Your former password, if you had one, no longer works, and you have been signed out everywhere.</p>
<p>You did not expect this? Tell an administrator of your clinic.</p>
`,
});
