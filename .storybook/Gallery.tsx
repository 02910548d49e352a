import { type ReactElement, useState } from 'react';

interface GalleryProps {
  stories: readonly { id: string; name: string }[];
  /** The toolbar's settings, as in the URL of a story. */
  globals: string;
}

/** Every status of a drop-in: a list of names and, on request, all stories at a glance, each in a separate frame. */
export function Gallery({ stories, globals }: GalleryProps): ReactElement {
  const [isShown, setIsShown] = useState(false); // two dozen frames are too many for a page that is only read
  return (
    <>
      <button type="button" className="sb-show" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
        {isShown ? 'Hide the screens' : `Show all ${stories.length} screens`}
      </button>
      <ul className="sb-gallery">
        {stories.map(({ id, name }) => (
          <li key={id}>
            {isShown && (
              <div className="sb-thumbnail">
                <iframe
                  title={name}
                  src={`iframe.html?id=${id}&viewMode=story&globals=${globals};a11y.manual:!true`}
                  loading="lazy"
                  inert
                />
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
