'use client';
import { MfaSettings } from '@protekt/react-mfa';
import { useRouter } from 'next/navigation';

export function Settings() {
  const router = useRouter();
  return <MfaSettings onRestart={() => router.push('/sign-in')} />;
}
