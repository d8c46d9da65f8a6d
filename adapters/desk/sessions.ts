import { SignIn, StaffMember } from '../../common/desk-api.ts';
import { clearedCookie, sessionCookie, tokenOf } from './cookie.ts';
import type { DeskNeeds } from './needs.ts';
import { operation, type Operation } from './operation.ts';

const path = '/api/desk/session';

/** Signing in and out. */
export function sessionOperations({ identity, publicUrl, now }: DeskNeeds): Operation[] {
  return [
    operation<SignIn, StaffMember>({
      id: 'signIn',
      method: 'POST',
      path,
      summary: 'Sign in with an e-mail address and a password. The answer sets the session cookie.',
      who: 'anyone',
      body: SignIn,
      success: { status: 200, description: 'Who has signed in.', schema: StaffMember },
      refusals: ['SignInFailed', 'TooManyRequests'],
      async run({ call, body }) {
        const { staff, token, expiresAt } = await identity.signIn(body, call.ip);
        // The browser held another session until now: nobody could end it afterwards.
        await identity.signOut(tokenOf(call));
        const seconds = (expiresAt.getTime() - now().getTime()) / 1000;
        return { result: staff, headers: { 'Set-Cookie': sessionCookie(token, seconds, publicUrl) } };
      },
    }),
    operation<undefined, StaffMember>({
      id: 'whoAmI',
      method: 'GET',
      path,
      summary: 'Who is signed in.',
      who: 'staff',
      success: { status: 200, description: 'The staff member whose session this is.', schema: StaffMember },
      refusals: [],
      run: ({ staff }) => ({ result: staff }),
    }),
    operation<undefined, never>({
      id: 'signOut',
      method: 'DELETE',
      path,
      summary: 'Sign out. Sockets of this session are closed.',
      who: 'anyone',
      success: { status: 204, description: 'Nobody is signed in here now.' },
      refusals: [],
      async run({ call }) {
        await identity.signOut(tokenOf(call));
        return { headers: { 'Set-Cookie': clearedCookie(publicUrl) } };
      },
    }),
  ];
}
