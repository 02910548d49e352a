import { Button, Screen } from '@protekt/react-mfa';
import { type ReactElement, type ReactNode, useState } from 'react';
import { inEnglish } from './inEnglish.js';

interface SingleRunProps {
  onRestart: () => void;
  /** The drop-in, which calls `end` when it is done. */
  children: (end: () => void) => ReactNode;
}

/** A page with one drop-in. When it is done, the visitor can start it again. */
export function SingleRun({ onRestart, children }: SingleRunProps): ReactElement {
  const [isOver, setIsOver] = useState(false);
  if (!isOver) return <>{children(() => setIsOver(true))}</>;
  return (
    <EndScreen
      onRestart={onRestart}
      title="Back in your app"
      description="The component is done, and your app takes over."
    />
  );
}

interface EndScreenProps {
  title: string;
  description?: string | undefined;
  onRestart: () => void;
}

/** The last screen of a playground. */
export function EndScreen({ title, description, onRestart }: EndScreenProps): ReactElement {
  return (
    <Screen {...inEnglish} className="on-card" status="over" icon="check" title={title} description={description}>
      <Button onClick={() => onRestart()}>Try it again</Button>
    </Screen>
  );
}
