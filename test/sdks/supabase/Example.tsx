import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings } from '@protekt/react-mfa';
import { supabaseAdapter } from '@protekt/react-mfa/adapters/supabase';
import type { SupabaseClient } from '@supabase/supabase-js';
import { useEffect, useState } from 'react';

export function Account({ supabase, signOut }: { supabase: SupabaseClient; signOut: () => void }) {
  const adapter = supabaseAdapter(supabase.auth, { methods: ['totp', 'sms'], issuer: 'Harbour' });
  const [pending, setPending] = useState<MfaLoginResult | null>();

  // After any sign-in (password, link, another provider): is a second step due?
  useEffect(() => void supabaseAdapter(supabase.auth).getPendingLogin().then(setPending), [supabase]);

  return (
    <MfaProvider adapter={adapter}>
      {pending ? (
        <MfaFlow result={pending} onComplete={() => setPending(null)} onRestart={signOut} />
      ) : pending === null ? (
        <MfaSettings />
      ) : null}
    </MfaProvider>
  );
}
