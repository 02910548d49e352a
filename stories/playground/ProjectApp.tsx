import { Button, isMfaError, MfaChallengeDialog, Notice, Screen, useStepUp } from '@protekt/react-mfa';
import { type ReactElement, useState } from 'react';
import { inEnglish } from './inEnglish.js';
import type { Backend } from './Playground.js';
import { EndScreen } from './SingleRun.js';

/** A page with an action for which the server requires fresh proof. */
export function ProjectApp({ adapter, startOver }: Backend): ReactElement {
  const { reauth, guard } = useStepUp();
  const [news, setNews] = useState('');
  const [isDeleted, setIsDeleted] = useState(false);
  const act = async (): Promise<void> => {
    setNews('');
    try {
      await guard((proof) => adapter.regenerateBackupCodes({}, proof && { proof }));
      setIsDeleted(true);
    } catch (error) {
      setNews(
        isMfaError(error) && error.code === 'CANCELLED'
          ? 'Canceled. The project is still here.'
          : 'Something went wrong. Try again.',
      );
    }
  };
  return (
    <>
      {isDeleted ? (
        <EndScreen title="Project deleted" description="You confirmed it was you." onRestart={startOver} />
      ) : (
        <Screen
          {...inEnglish}
          className="on-card"
          status="project"
          title="Delete this project"
          description="Before that, Harbour asks you to confirm it’s you."
        >
          {news && <Notice tone="info">{news}</Notice>}
          <Button variant="danger" onClick={() => void act()}>
            Delete project
          </Button>
        </Screen>
      )}
      <MfaChallengeDialog reauth={reauth} purpose="You’re about to delete this project." />
    </>
  );
}
