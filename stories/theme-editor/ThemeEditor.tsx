import type { MfaProviderProps } from '@protekt/react-mfa';
import { type CSSProperties, type ReactElement, useEffect, useId, useState } from 'react';
import { Board } from './Board.js';
import { Contrast } from './Contrast.js';
import {
  baseOf,
  colors,
  cssOf,
  fonts,
  type LengthName,
  type Look,
  lengths,
  type ThemeName,
  themes,
  unset,
  variablesIn,
  variablesOf,
} from './look.js';
import './theme-editor.css';

interface ThemeEditorProps {
  look: Look;
  onLook: (changed: Look) => void;
  messages?: MfaProviderProps['messages'];
}

const titles: Readonly<Record<LengthName, string>> = {
  radius: 'Radius',
  spacing: 'Spacing',
  fontSize: 'Font size',
  maxWidth: 'Max width',
};

/** The base variables next to six live screens, in light and dark. */
export function ThemeEditor({ look, onLook, messages }: ThemeEditorProps): ReactElement {
  const theme = look.theme && look.theme in themes ? look.theme : 'Harbour'; // it comes from the URL
  const base = baseOf(theme);
  const css = cssOf(base, { ...look, theme });
  const variables = { ...variablesIn(themes[theme].css), ...variablesOf(base, look) };
  return (
    <div className="te">
      <form className="te-panel" aria-label="Base variables" lang="en" dir="ltr">
        <h1>Theme editor</h1>
        <div className="te-presets">
          {Object.keys(themes).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === theme}
              onClick={() => onLook({ ...unset, theme: name as ThemeName })}
            >
              {name}
            </button>
          ))}
        </div>
        {colors.map((name) => (
          <fieldset key={name} className="te-color">
            <legend>{`${name.charAt(0).toUpperCase()}${name.slice(1)}`}</legend>
            {([name, `${name}Dark`] as const).map((key) => (
              <label key={key}>
                <span>{key === name ? 'Light' : 'Dark'}</span>
                <input
                  type="color"
                  value={look[key] ?? base[key] ?? '#000000'}
                  onChange={(event) => onLook({ [key]: event.target.value })}
                />
              </label>
            ))}
          </fieldset>
        ))}
        {Object.keys(lengths).map((name) => (
          <Length
            key={name}
            name={name as LengthName}
            value={look[name as LengthName] ?? base[name as LengthName]}
            onLook={onLook}
          />
        ))}
        <label className="te-length">
          Font
          <select value={look.font ?? 'inherit'} onChange={(event) => onLook({ font: event.target.value })}>
            {Object.entries(fonts).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Css css={css} />
      </form>
      <div className="te-boards" style={variables as CSSProperties}>
        {(['light', 'dark'] as const).map((scheme) => (
          <div key={scheme} className="te-scheme" style={{ colorScheme: scheme }}>
            <div lang="en" dir="ltr">
              <h2>{scheme === 'light' ? 'Light' : 'Dark'}</h2>
              <Contrast look={css} />
            </div>
            <Board scheme={scheme} messages={messages} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface LengthProps {
  name: LengthName;
  value: number | undefined;
  onLook: (changed: Look) => void;
}

function Length({ name, value: given, onLook }: LengthProps): ReactElement {
  const id = useId();
  const [unit, min, max, step] = lengths[name];
  const value = given ?? min;
  return (
    <label className="te-length" htmlFor={id /* else the label would be that of the output */}>
      {titles[name]} <output>{`${value}${unit}`}</output>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        onChange={(event) => onLook({ [name]: event.target.valueAsNumber })}
      />
    </label>
  );
}

function Css({ css }: { css: string }): ReactElement {
  const id = useId();
  const [copied, setCopied] = useState('');
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, 1500, '');
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(css);
    setCopied('Copied');
  };
  return (
    <div className="te-css">
      <label htmlFor={id}>Your CSS</label>
      <textarea id={id} readOnly rows={8} spellCheck={false} value={css} />
      <button type="button" onClick={() => void copy()}>
        {copied || 'Copy CSS'}
      </button>
      <p>The address of this page contains your theme, so you can share it as a link.</p>
    </div>
  );
}
