import { type CSSProperties, type ReactElement, useEffect, useId, useState } from 'react';
import { Board } from './Board.js';
import { Contrast } from './Contrast.js';
import {
  colors,
  cssOf,
  defaults,
  fonts,
  kebab,
  type LengthName,
  type Look,
  lengths,
  presets,
  unset,
  variablesOf,
} from './look.js';
import './theme-editor.css';

interface ThemeEditorProps {
  look: Look;
  onLook: (changed: Look) => void;
}

/** The base variables next to six live screens, in light and dark. */
export function ThemeEditor({ look, onLook }: ThemeEditorProps): ReactElement {
  const css = cssOf(defaults, look);
  return (
    <div className="te">
      <form className="te-panel" aria-label="Base variables">
        <h1>Theme editor</h1>
        <div className="te-presets">
          {Object.entries(presets).map(([name, preset]) => (
            <button
              key={name}
              type="button"
              aria-pressed={css === cssOf(defaults, preset)}
              onClick={() => onLook({ ...unset, ...preset })}
            >
              {name}
            </button>
          ))}
        </div>
        {colors.map((name) => (
          <fieldset key={name} className="te-color">
            <legend>{name}</legend>
            {([name, `${name}Dark`] as const).map((key) => (
              <label key={key}>
                <span>{key === name ? 'Light' : 'Dark'}</span>
                <input
                  type="color"
                  value={look[key] ?? defaults[key] ?? '#000000'}
                  onChange={(event) => onLook({ [key]: event.target.value })}
                />
              </label>
            ))}
          </fieldset>
        ))}
        {Object.keys(lengths).map((name) => (
          <Length key={name} name={name as LengthName} look={look} onLook={onLook} />
        ))}
        <label className="te-length">
          font
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
      <div className="te-boards" style={variablesOf(defaults, look) as CSSProperties}>
        {(['light', 'dark'] as const).map((scheme) => (
          <div key={scheme} className="te-scheme" style={{ colorScheme: scheme }}>
            <h2>{scheme === 'light' ? 'Light' : 'Dark'}</h2>
            <Contrast look={css} />
            <Board scheme={scheme} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Length({ name, look, onLook }: ThemeEditorProps & { name: LengthName }): ReactElement {
  const [unit, min, max, step] = lengths[name];
  const value = look[name] ?? defaults[name] ?? min;
  return (
    <label className="te-length">
      {kebab(name)} <output>{`${value}${unit}`}</output>
      <input
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
    </div>
  );
}
