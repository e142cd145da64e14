import { createContext, use, type ReactNode } from 'react';
import type { Me } from './me';
import type { Round } from './rounds';

interface SignedInValue {
  me: Me;
  rounds: Round[];
}

const SignedInContext = createContext<SignedInValue | null>(null);

/** Who is signed in, and which rounds there are: known to every page behind the sign-in. */
export function SignedIn({ me, rounds, children }: SignedInValue & { children: ReactNode }) {
  return <SignedInContext value={{ me, rounds }}>{children}</SignedInContext>;
}

export function useSignedIn(): SignedInValue {
  const value = use(SignedInContext);
  if (value === null) {
    throw new Error('only behind the sign-in');
  }
  return value;
}
