import { type CSSProperties, type ReactElement, useLayoutEffect, useRef, useState } from 'react';

interface Pair {
  name: string;
  color: string;
  on: string;
  /** The minimum in WCAG 2.2: 4.5 : 1 for text (SC 1.4.3), 3 : 1 for the border of a control (SC 1.4.11). */
  least: number;
}

const pairs: readonly Pair[] = [
  { name: 'Text', color: 'text', on: 'surface', least: 4.5 },
  { name: 'Muted text', color: 'text-muted', on: 'surface', least: 4.5 },
  { name: 'Primary button', color: 'on-accent', on: 'accent', least: 4.5 },
  { name: 'Link', color: 'link', on: 'surface', least: 4.5 },
  { name: 'Error', color: 'danger', on: 'surface', least: 4.5 },
  { name: 'Danger button', color: 'on-danger', on: 'danger', least: 4.5 },
  { name: 'Border', color: 'border', on: 'field', least: 3 },
];

/** The contrast of each pair of colors where it is used, as a chip. Measures again when `look` changes. */
export function Contrast({ look }: { look: string }): ReactElement {
  return (
    <ul className="te-chips" aria-label="Contrast">
      {pairs.map((pair) => (
        <Chip key={pair.name} {...pair} look={look} />
      ))}
    </ul>
  );
}

function Chip({ name, color, on, least, look }: Pair & { look: string }): ReactElement {
  const sample = useRef<HTMLSpanElement>(null);
  const [ratio, setRatio] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors come from the look by CSS
  useLayoutEffect(() => {
    if (!sample.current) return;
    const computed = getComputedStyle(sample.current);
    setRatio(ratioOf(computed.color, computed.backgroundColor));
  }, [look]);
  const style: CSSProperties = { color: `var(--mfa-used-${color})`, background: `var(--mfa-used-${on})` };
  return (
    <li data-passes={ratio >= least}>
      <span ref={sample} data-mfa-part="sample" aria-hidden="true" style={style} />
      {`${name} ${ratio.toFixed(1)} ${ratio >= least ? '✓' : `✗ needs ${least}`}`}
    </li>
  );
}

/**
 * The relative luminance and contrast ratio of WCAG 2.2. A canvas reads every color notation that a browser computes.
 */
function ratioOf(color: string, on: string): number {
  const [high = 0, low = 0] = [luminance(color), luminance(on)].sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  if (!context) return 0;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
