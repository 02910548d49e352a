import { Button, Screen } from '@protekt/react-mfa';
import { type ReactElement, type ReactNode, useState } from 'react';

interface OnceProps {
  onAgain: () => void;
  /** The drop-in, which calls `end` when it is done. */
  children: (end: () => void) => ReactNode;
}

/** A page for one drop-in. When it is done, the visitor can start again. */
export function Once({ onAgain, children }: OnceProps): ReactElement {
  const [isOver, setIsOver] = useState(false);
  if (!isOver) return <>{children(() => setIsOver(true))}</>;
  return (
    <TheEnd onAgain={onAgain} title="Back in your app" description="The component is done, and your app takes over." />
  );
}

interface TheEndProps {
  title: string;
  description?: string | undefined;
  onAgain: () => void;
}

/** How a playground ends. */
export function TheEnd({ title, description, onAgain }: TheEndProps): ReactElement {
  return (
    <Screen className="on-card" status="over" icon="check" title={title} description={description}>
      <Button onClick={() => onAgain()}>Try it again</Button>
    </Screen>
  );
}
