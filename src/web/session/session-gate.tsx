import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import type { Me } from '../../personnel/accounts/accounts.contract.ts';
import { onSignInNeeded } from '../api.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { forgetDrafts } from './drafts.ts';
import { IdleWatch } from './idle-watch.tsx';
import { lastUse } from './last-use.ts';
import { SignedInContext, type Ended } from './me.ts';
import { OneColumn } from './one-column.tsx';
import { PinOnly } from './pin-only.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { useSession, useSessionSteps } from './use-session.ts';

/** Why the server no longer knows the session, as far as this page can tell. */
const whyEnded = (me: Me): Ended => {
  if (Date.now() >= Date.parse(me.sessionEndsAt)) return 'too-long';
  return Date.now() - lastUse() >= (me.idleMinutes - 1) * 60_000 ? 'idle' : 'unknown';
};

/** What was typed waits for whoever typed it, and for nobody else. */
const useDraftsOfOnePerson = (me: Me | null): void => {
  const last = useRef<number | null>(null);
  const personId = me?.personId ?? null;
  useEffect(() => {
    if (personId === null) return;
    if (last.current !== null && last.current !== personId) forgetDrafts();
    last.current = personId;
  }, [personId]);
};

/** The pages are for whoever is signed in; at every address stands the sign-in page for all others. */
export const SessionGate = () => {
  const { data, error, refetch } = useSession();
  const { over } = useSessionSteps();
  const [ended, setEnded] = useState<{ why: Ended; idleMinutes: number } | null>(null);
  const navigate = useNavigate();
  const me = data?.me ?? null;
  useDraftsOfOnePerson(me);
  const end = useCallback(
    (why: Ended, tellServer = true) => {
      if (me === null) return;
      setEnded({ why, idleMinutes: me.idleMinutes });
      void over(tellServer);
    },
    [me, over],
  );
  const signOut = useCallback(() => {
    forgetDrafts();
    setEnded(null);
    void over(true);
    void navigate('/');
  }, [over, navigate]);
  useEffect(
    () =>
      onSignInNeeded(() => {
        if (me !== null) end(whyEnded(me), false);
      }),
    [me, end],
  );
  const stay = useCallback(() => void refetch(), [refetch]);
  const signedIn = useMemo(() => (me === null ? null : { me, signOut, end }), [me, signOut, end]);
  if (data === undefined && error !== null) {
    return (
      <OneColumn title="Kerma does not answer">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </OneColumn>
    );
  }
  if (data === undefined) return <PageSkeleton />;
  if (signedIn === null) return <SignInPage state={data} ended={ended} />;
  return (
    <SignedInContext value={signedIn}>
      {signedIn.me.method === 'pin' ? (
        <PinOnly />
      ) : (
        <>
          <Outlet key={signedIn.me.personId} />
          <IdleWatch onStay={stay} />
        </>
      )}
    </SignedInContext>
  );
};
