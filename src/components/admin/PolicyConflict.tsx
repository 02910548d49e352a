'use client';
import type { ReactElement } from 'react';
import { policyChanges } from '../../core/admin/policyChanges.js';
import type { MfaPolicy } from '../../core/contract/adapter.js';
import { formatList } from '../../core/text/list.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { methodInfo } from '../shared/methodInfo.js';

interface PolicyConflictProps {
  /** The policy that was in force when editing began. */
  before: MfaPolicy;
  /** The policy that is in force now. */
  inForce: MfaPolicy;
  onDiscard: () => void;
}

/** Shows what another administrator has saved meanwhile, with a button to use that instead of one's own edits. */
export function PolicyConflict({ before, inForce, onDiscard }: PolicyConflictProps): ReactElement {
  const context = useMfa();
  const { admin: words, settings } = useAccountMessages();
  const values: Record<keyof MfaPolicy, string> = {
    enabled: `${words.enabled}: ${inForce.enabled ? settings.badge.on : settings.badge.off}`,
    methods: `${words.methods}: ${formatList(
      inForce.methods.map((method) => methodInfo(method, context).title),
      context.messages.locale,
    )}`,
    enrollment: `${words.enrollment}: ${words.strength[inForce.enrollment]}`,
  };
  return (
    <Notice tone="warning">
      <span>{words.conflict}</span>
      <ul data-mfa-part="changes">
        {policyChanges(before, inForce).map((change) => (
          <li key={change}>{values[change]}</li>
        ))}
      </ul>
      <Button variant="link" onClick={onDiscard}>
        {words.discard}
      </Button>
    </Notice>
  );
}
