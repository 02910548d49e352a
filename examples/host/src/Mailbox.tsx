import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboxMessage } from '../server/auth.js';

const read = async (): Promise<OutboxMessage[]> => (await fetch('/api/outbox')).json();

/** What the server would have sent by email. A real product has no such thing. */
export function Mailbox() {
  const [isOpen, setOpen] = useState(false);
  const { data: messages = [] } = useQuery({
    queryKey: ['outbox'],
    queryFn: read,
    enabled: isOpen,
    refetchInterval: 2000,
    gcTime: 0,
  });
  return (
    <details className="mailbox" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Demo inbox</summary>
      {messages.length === 0 && <p>No messages yet.</p>}
      <ul>
        {messages.map(({ to, code, sentAt }) => (
          <li key={`${sentAt} ${to}`}>
            <time>{new Date(sentAt).toLocaleTimeString()}</time> {to} <strong dir="ltr">{code}</strong>
          </li>
        ))}
      </ul>
    </details>
  );
}
