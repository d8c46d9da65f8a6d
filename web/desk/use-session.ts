import { useCallback, useEffect, useState } from 'react';
import type { SignIn, StaffMember } from '../../common/desk-api.ts';
import { api, codeOf } from './api.ts';

export interface Session {
  /** Undefined while it is not known yet. */
  staff: StaffMember | null | undefined;
  /** Code of what went wrong last. */
  error: string | null;
  signIn(body: SignIn): Promise<void>;
  signOut(): Promise<void>;
  /** The server says that nobody is signed in any more. */
  ended(): void;
}

/** Who is signed in. */
export function useSession(): Session {
  const [staff, setStaff] = useState<StaffMember | null>();
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    api.whoAmI().then(setStaff, (reason: unknown) => {
      setStaff(null);
      if (codeOf(reason) !== 'NotSignedIn') setError(codeOf(reason));
    });
  }, []);

  const signIn = useCallback(async (body: SignIn) => {
    try {
      setStaff(await api.signIn(body));
      setError(null);
    } catch (reason) {
      setError(codeOf(reason));
    }
  }, []);
  const signOut = useCallback(async () => {
    await api.signOut().catch(() => undefined);
    setStaff(null);
  }, []);
  const ended = useCallback(() => {
    setStaff(null);
    setError('NotSignedIn');
  }, []);
  return { staff, error, signIn, signOut, ended };
}
