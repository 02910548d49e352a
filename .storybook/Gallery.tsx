import { type ReactElement, useEffect, useState } from 'react';
import { StoryFrame } from './StoryFrame.js';

interface GalleryProps {
  stories: readonly { id: string; name: string }[];
}

/** Two dozen stories that play at once would be too slow for each of them. */
const TOGETHER = 2;

/** Every status of a drop-in: a list of names and, on request, all stories at a glance, each in a separate frame. */
export function Gallery({ stories }: GalleryProps): ReactElement {
  const [isShown, setIsShown] = useState(false); // two dozen frames are too many for a page that is only read
  const [played, setPlayed] = useState(0);
  return (
    <>
      <button type="button" className="sb-show" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
        {isShown ? 'Hide the screens' : `Show all ${stories.length} screens`}
      </button>
      <ul className="sb-gallery">
        {stories.map(({ id, name }, index) => (
          <li key={id}>
            {isShown && (
              <div className="sb-thumbnail">
                {index < played + TOGETHER && <Played id={id} name={name} onPlayed={() => setPlayed((n) => n + 1)} />}
              </div>
            )}
            <a href={`?path=/story/${id}`} target="_top">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A story as a picture. It says when it was played. */
function Played({ id, name, onPlayed }: { id: string; name: string; onPlayed: () => void }): ReactElement {
  const [frame, setFrame] = useState<Window | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each frame
  useEffect(() => {
    if (!frame) return;
    const timer = setInterval(() => {
      const { phase } = Reflect.get(frame, '__STORYBOOK_PREVIEW__')?.currentRender ?? {};
      if (!['finished', 'completed', 'errored', 'aborted'].includes(phase)) return;
      clearInterval(timer);
      onPlayed();
    }, 100);
    return () => clearInterval(timer);
  }, [frame]);
  return <StoryFrame id={id} name={name} inert onLoad={(event) => setFrame(event.currentTarget.contentWindow)} />;
}
